package dev.maximus.engine.fidelity;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/**
 * A provider plugin that makes nothing: it gives back what it is given, and writes down what that
 * was, one JSON object a line. The id of a resource is its name, as in the in-process engine.
 */
public final class RecordingProvider extends ResourceProviderImplBase {
  /** The file to write to. */
  static final String FILE = "MAXIMUS_RECORDING";

  private final Path file;

  private RecordingProvider(Path file) {
    this.file = file;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                InsecureServerCredentials.create())
            .addService(new RecordingProvider(Path.of(System.getenv().get(FILE))))
            .build()
            .start();
    // How a plugin says where it listens.
    System.out.println(server.getPort());
    server.awaitTermination();
  }

  private synchronized void write(String method, String urn, Struct properties) {
    try {
      Struct line =
          Struct.newBuilder()
              .putFields("method", text(method))
              .putFields("urn", text(urn))
              .putFields("properties", Value.newBuilder().setStructValue(properties).build())
              .build();
      Files.writeString(
          file,
          JsonFormat.printer().omittingInsignificantWhitespace().print(line) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static <T> void answer(StreamObserver<T> observer, T response) {
    observer.onNext(response);
    observer.onCompleted();
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
    answer(observer, PluginInfo.newBuilder().setVersion("0.0.1").build());
  }

  @Override
  public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
    answer(observer, GetSchemaResponse.newBuilder().setSchema("{}").build());
  }

  @Override
  public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
    check(request, observer);
  }

  @Override
  public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
    diff(request, observer);
  }

  @Override
  public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
    answer(
        observer,
        ConfigureResponse.newBuilder()
            .setAcceptSecrets(true)
            .setAcceptResources(true)
            .setSupportsPreview(true)
            .build());
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
    write("check", request.getUrn(), request.getNews());
    answer(observer, CheckResponse.newBuilder().setInputs(request.getNews()).build());
  }

  @Override
  public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
    answer(
        observer, DiffResponse.newBuilder().setChanges(DiffResponse.DiffChanges.DIFF_NONE).build());
  }

  @Override
  public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
    write("create", request.getUrn(), request.getProperties());
    String urn = request.getUrn();
    answer(
        observer,
        CreateResponse.newBuilder()
            .setId(request.getPreview() ? "" : urn.substring(urn.lastIndexOf("::") + 2))
            .setProperties(request.getProperties())
            .build());
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
    write("read", request.getUrn(), request.getProperties());
    // What is imported has been made by nobody: any inputs will do.
    answer(
        observer,
        ReadResponse.newBuilder()
            .setId(request.getId())
            .setProperties(request.getProperties())
            .setInputs(request.getInputs())
            .build());
  }

  @Override
  public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
    answer(observer, UpdateResponse.newBuilder().setProperties(request.getNews()).build());
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
    answer(observer, Empty.getDefaultInstance());
  }

  /** The one function there is: the length of a text. */
  @Override
  public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
    write("invoke", request.getTok(), request.getArgs());
    int length = request.getArgs().getFieldsOrThrow("text").getStringValue().length();
    answer(
        observer,
        InvokeResponse.newBuilder()
            .setReturn(
                Struct.newBuilder()
                    .putFields("length", Value.newBuilder().setNumberValue(length).build()))
            .build());
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> observer) {
    answer(observer, Empty.getDefaultInstance());
  }
}
