package dev.maximus.engine.run;

import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.deployment.CallOptions;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.deployment.InvokeOutputOptions;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.deployment.internal.Runner;
import com.pulumi.resources.CallArgs;
import com.pulumi.resources.InvokeArgs;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceOptions;
import com.pulumi.resources.internal.Stack;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Passes everything on to pulumi-java's own implementation. */
class DelegatingDeployment implements DeploymentInternal {
  private final DeploymentImpl sdk;
  private final Callers callers;

  DelegatingDeployment(DeploymentImpl sdk, Callers callers) {
    this.sdk = sdk;
    this.callers = callers;
  }

  @Override
  public String getStackName() {
    return sdk.getStackName();
  }

  @Override
  public String getProjectName() {
    return sdk.getProjectName();
  }

  @Override
  public String getOrganizationName() {
    return sdk.getOrganizationName();
  }

  @Override
  public String getRootDirectory() {
    return sdk.getRootDirectory();
  }

  @Override
  public boolean isDryRun() {
    return sdk.isDryRun();
  }

  @Override
  public void requirePulumiVersion(String range) {
    sdk.requirePulumiVersion(range);
  }

  @Override
  public DeploymentImpl.Config getConfig() {
    return sdk.getConfig();
  }

  @Override
  public Optional<String> getConfig(String fullKey) {
    return sdk.getConfig(fullKey);
  }

  @Override
  public boolean isConfigSecret(String fullKey) {
    return sdk.isConfigSecret(fullKey);
  }

  @Override
  public Stack getStack() {
    return sdk.getStack();
  }

  @Override
  public void setStack(Stack stack) {
    sdk.setStack(stack);
  }

  @Override
  public Runner getRunner() {
    return sdk.getRunner();
  }

  final void constructing(Resource resource) {
    callers.constructing(resource);
  }

  /** The SDK sends the request from some thread later; who asks is to be seen only now. */
  private String asked(String token) {
    callers.asks(token);
    return token;
  }

  @Override
  public <T> Output<T> invoke(String token, TypeShape<T> targetType, InvokeArgs args) {
    return sdk.invoke(asked(token), targetType, args);
  }

  @Override
  public <T> Output<T> invoke(
      String token, TypeShape<T> targetType, InvokeArgs args, @Nullable InvokeOptions options) {
    return sdk.invoke(asked(token), targetType, args, options);
  }

  @Override
  public <T> Output<T> invoke(
      String token,
      TypeShape<T> targetType,
      InvokeArgs args,
      @Nullable InvokeOptions options,
      @Nullable CompletableFuture<String> packageRef) {
    return sdk.invoke(asked(token), targetType, args, options, packageRef);
  }

  @Override
  public <T> Output<T> invoke(
      String token,
      TypeShape<T> targetType,
      InvokeArgs args,
      @Nullable InvokeOutputOptions options) {
    return sdk.invoke(asked(token), targetType, args, options);
  }

  @Override
  public <T> Output<T> invoke(
      String token,
      TypeShape<T> targetType,
      InvokeArgs args,
      @Nullable InvokeOutputOptions options,
      @Nullable CompletableFuture<String> packageRef) {
    return sdk.invoke(asked(token), targetType, args, options, packageRef);
  }

  @Override
  public CompletableFuture<Void> invokeAsync(String token, InvokeArgs args) {
    return sdk.invokeAsync(asked(token), args);
  }

  @Override
  public CompletableFuture<Void> invokeAsync(String token, InvokeArgs args, InvokeOptions options) {
    return sdk.invokeAsync(asked(token), args, options);
  }

  @Override
  public <T> CompletableFuture<T> invokeAsync(
      String token, TypeShape<T> targetType, InvokeArgs args) {
    return sdk.invokeAsync(asked(token), targetType, args);
  }

  @Override
  public <T> CompletableFuture<T> invokeAsync(
      String token, TypeShape<T> targetType, InvokeArgs args, InvokeOptions options) {
    return sdk.invokeAsync(asked(token), targetType, args, options);
  }

  @Override
  public <T> CompletableFuture<T> invokeAsync(
      String token,
      TypeShape<T> targetType,
      InvokeArgs args,
      InvokeOptions options,
      @Nullable CompletableFuture<String> packageRef) {
    return sdk.invokeAsync(asked(token), targetType, args, options, packageRef);
  }

  @Override
  public <T> Output<T> call(
      String token,
      TypeShape<T> targetType,
      CallArgs args,
      @Nullable Resource self,
      @Nullable CallOptions options) {
    return sdk.call(asked(token), targetType, args, self, options);
  }

  @Override
  public <T> Output<T> call(
      String token, TypeShape<T> targetType, CallArgs args, @Nullable Resource self) {
    return sdk.call(asked(token), targetType, args, self);
  }

  @Override
  public <T> Output<T> call(String token, TypeShape<T> targetType, CallArgs args) {
    return sdk.call(asked(token), targetType, args);
  }

  @Override
  public void call(
      String token, CallArgs args, @Nullable Resource self, @Nullable CallOptions options) {
    sdk.call(asked(token), args, self, options);
  }

  @Override
  public void call(String token, CallArgs args, @Nullable Resource self) {
    sdk.call(asked(token), args, self);
  }

  @Override
  public void call(String token, CallArgs args) {
    sdk.call(asked(token), args);
  }

  @Override
  public CompletableFuture<String> registerPackage(
      String baseProviderName,
      String baseProviderVersion,
      String baseProviderDownloadUrl,
      String packageName,
      String packageVersion,
      String base64Parameter) {
    return sdk.registerPackage(
        baseProviderName,
        baseProviderVersion,
        baseProviderDownloadUrl,
        packageName,
        packageVersion,
        base64Parameter);
  }

  @Override
  public CompletableFuture<String> registerPackage(
      String baseProviderName,
      String baseProviderVersion,
      String baseProviderDownloadUrl,
      String packageName,
      String packageVersion,
      String base64Parameter,
      boolean extension) {
    return sdk.registerPackage(
        baseProviderName,
        baseProviderVersion,
        baseProviderDownloadUrl,
        packageName,
        packageVersion,
        base64Parameter,
        extension);
  }

  @Override
  public void readOrRegisterResource(
      Resource resource,
      boolean remote,
      Function<String, Resource> newDependency,
      ResourceArgs args,
      ResourceOptions options,
      Resource.LazyFields lazy,
      @Nullable CompletableFuture<String> packageRef) {
    constructing(resource);
    sdk.readOrRegisterResource(resource, remote, newDependency, args, options, lazy, packageRef);
  }

  @Override
  public void registerResourceOutputs(Resource resource, Output<Map<String, Output<?>>> outputs) {
    sdk.registerResourceOutputs(resource, outputs);
  }
}
