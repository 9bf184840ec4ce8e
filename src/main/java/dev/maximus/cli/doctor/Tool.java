package dev.maximus.cli.doctor;

import java.util.List;

/**
 * Something that this project can use.
 *
 * @param atLeast the oldest version that will do; empty when any does
 * @param command what to run to learn its version, the program first
 * @param purpose what works with it
 * @param install how to get it
 */
public record Tool(
    String name,
    boolean required,
    String atLeast,
    List<String> command,
    String purpose,
    String install) {

  public Tool {
    command = List.copyOf(command);
  }

  /** Everything that doctor looks for, the required ones first. */
  public static final List<Tool> ALL =
      List.of(
          new Tool(
              "JDK",
              true,
              "17",
              List.of("javac", "-version"),
              "builds and runs everything; 17 or newer",
              "apt install openjdk-17-jdk, or https://adoptium.net"),
          new Tool(
              "Maven",
              true,
              "3.8.7",
              List.of("mvn", "--version"),
              "builds everything; 3.8.7 or newer",
              "apt install maven, or https://maven.apache.org"),
          new Tool(
              "Git",
              false,
              "",
              List.of("git", "--version"),
              "shows what a change does to manifests-generated/",
              "apt install git"),
          new Tool(
              "Pulumi CLI",
              false,
              "",
              List.of("pulumi", "version"),
              "pulumi up, and the test that both engines are told the same",
              "https://www.pulumi.com/docs/install, or toolchain/build pulumi"),
          new Tool(
              "kubectl",
              false,
              "",
              List.of("kubectl", "version", "--client"),
              "kubectl apply -k manifests-generated/<env>",
              "https://kubernetes.io/docs/tasks/tools, or toolchain/build kubernetes"),
          new Tool(
              "Docker engine",
              false,
              "",
              List.of("docker", "version", "--format", "{{.Server.Version}}"),
              "a k3s cluster for tests, in a container",
              "apt install docker.io"),
          new Tool(
              "Go",
              false,
              "",
              List.of("go", "version"),
              "toolchain/build: real engines for tests",
              "https://go.dev/doc/install"),
          new Tool(
              "containerd",
              false,
              "",
              List.of("containerd", "--version"),
              "real pods in the native test cluster",
              "apt install containerd"),
          new Tool(
              "Helm",
              false,
              "",
              List.of("helm", "version", "--short"),
              "only the benchmarks compare with it",
              "https://helm.sh/docs/intro/install"));
}
