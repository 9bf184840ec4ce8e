package dev.maximus.engine.run;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.deployment.internal.DeploymentImpl;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Config in which a value may be unknown, because it is encrypted. As a text it is the mark of an
 * unknown and goes its way; as anything else that mark would be a fault, or worse, the boolean
 * false.
 */
final class SecureConfig extends Config {
  SecureConfig(DeploymentImpl.Config values, String name) {
    super(values, name);
  }

  private boolean isUnknown(String key) {
    return get(key).filter(RunSettings.UNKNOWN::equals).isPresent();
  }

  private <T> T known(String key, String type, Supplier<T> value) {
    if (isUnknown(key)) {
      throw new EngineException(
          "config value '%s:%s' is secure, so that it is unknown here and no %s can be made of it; read it as a secret"
              .formatted(getName(), key, type));
    }
    return value.get();
  }

  private <T> Output<T> secret(String key, Supplier<Output<T>> value) {
    return isUnknown(key) ? new OutputInternal<>(OutputData.<T>unknown()) : value.get();
  }

  @Override
  public Optional<Boolean> getBoolean(String key) {
    return known(key, "boolean", () -> super.getBoolean(key));
  }

  @Override
  public Optional<Integer> getInteger(String key) {
    return known(key, "whole number", () -> super.getInteger(key));
  }

  @Override
  public Optional<Double> getDouble(String key) {
    return known(key, "number", () -> super.getDouble(key));
  }

  @Override
  public <T> Optional<T> getObject(String key, Class<T> type) {
    return known(key, "object", () -> super.getObject(key, type));
  }

  @Override
  public <T> Optional<T> getObject(String key, TypeShape<T> type) {
    return known(key, "object", () -> super.getObject(key, type));
  }

  @Override
  public Output<Optional<Boolean>> getSecretBoolean(String key) {
    return secret(key, () -> super.getSecretBoolean(key));
  }

  @Override
  public Output<Optional<Integer>> getSecretInteger(String key) {
    return secret(key, () -> super.getSecretInteger(key));
  }

  @Override
  public <T> Output<Optional<T>> getSecretObject(String key, Class<T> type) {
    return secret(key, () -> super.getSecretObject(key, type));
  }

  @Override
  public <T> Output<Optional<T>> getSecretObject(String key, TypeShape<T> type) {
    return secret(key, () -> super.getSecretObject(key, type));
  }

  @Override
  public Output<Boolean> requireSecretBoolean(String key) {
    return secret(key, () -> super.requireSecretBoolean(key));
  }

  @Override
  public Output<Integer> requireSecretInteger(String key) {
    return secret(key, () -> super.requireSecretInteger(key));
  }

  @Override
  public Output<Double> requireSecretDouble(String key) {
    return secret(key, () -> super.requireSecretDouble(key));
  }

  @Override
  public <T> Output<T> requireSecretObject(String key, Class<T> type) {
    return secret(key, () -> super.requireSecretObject(key, type));
  }

  @Override
  public <T> Output<T> requireSecretObject(String key, TypeShape<T> type) {
    return secret(key, () -> super.requireSecretObject(key, type));
  }
}
