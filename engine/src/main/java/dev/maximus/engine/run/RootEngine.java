package dev.maximus.engine.run;

import com.pulumi.deployment.internal.Engine;
import java.util.concurrent.CompletableFuture;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;

/**
 * The part of the engine that is not about resources. The SDK logs through {@link RunLog} and asks
 * the stack itself for the root, so that only the version check is left.
 */
final class RootEngine implements Engine {
  @Override
  public CompletableFuture<Void> logAsync(LogRequest request) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<GetRootResourceResponse> getRootResourceAsync(
      GetRootResourceRequest request) {
    return CompletableFuture.completedFuture(GetRootResourceResponse.getDefaultInstance());
  }

  /** Every range is met: there is no command line whose version could be wrong. */
  @Override
  public CompletableFuture<RequirePulumiVersionResponse> requirePulumiVersionAsync(
      RequirePulumiVersionRequest request) {
    return CompletableFuture.completedFuture(RequirePulumiVersionResponse.getDefaultInstance());
  }
}
