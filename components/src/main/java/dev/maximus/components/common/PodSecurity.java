package dev.maximus.components.common;

import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pod Security Standard <em>restricted</em>: what a namespace demands and what a pod must say. */
public final class PodSecurity {
  public static final String LEVEL = "restricted";

  /**
   * Pinned, so that an upgrade of the cluster does not change the rules by itself. A cluster that
   * is older applies its own newest rules.
   */
  public static final String VERSION = "v1.36";

  /** Above the users of every distribution, so that it is nobody on the node. */
  public static final int USER = 10001;

  /** The same for every pod: built once. */
  public static final PodSecurityContextArgs POD =
      PodSecurityContextArgs.builder()
          .runAsNonRoot(true)
          .runAsUser(USER)
          .runAsGroup(USER)
          .fsGroup(USER)
          .fsGroupChangePolicy("OnRootMismatch")
          .seccompProfile(SeccompProfileArgs.builder().type("RuntimeDefault").build())
          .build();

  /** The same for every container: built once. */
  public static final SecurityContextArgs CONTAINER =
      SecurityContextArgs.builder()
          .allowPrivilegeEscalation(false)
          .capabilities(CapabilitiesArgs.builder().drop("ALL").build())
          .privileged(false)
          .readOnlyRootFilesystem(true)
          .runAsNonRoot(true)
          .build();

  private PodSecurity() {}

  /** The labels by which a namespace demands this level. */
  public static Map<String, String> namespaceLabels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String mode : new String[] {"enforce", "audit", "warn"}) {
      labels.put("pod-security.kubernetes.io/" + mode, LEVEL);
      labels.put("pod-security.kubernetes.io/" + mode + "-version", VERSION);
    }
    return labels;
  }
}
