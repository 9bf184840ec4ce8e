package dev.maximus.certs.cli;

import dev.maximus.certs.inspect.Json;
import dev.maximus.certs.inspect.WholeFile;
import dev.maximus.certs.request.StandardSet;
import dev.maximus.certs.store.ApplyOptions;
import dev.maximus.certs.store.Signed;
import dev.maximus.certs.store.Store;
import dev.maximus.certs.x509.CertificateRequest;
import dev.maximus.certs.x509.CertificateSigningRequest;
import dev.maximus.certs.x509.IssuedCertificate;
import dev.maximus.certs.x509.LeafProfile;
import dev.maximus.certs.x509.Lifetime;
import dev.maximus.certs.x509.MalformedException;
import dev.maximus.certs.x509.Passphrase;
import dev.maximus.certs.x509.Profile;
import dev.maximus.certs.x509.Subject;
import dev.maximus.certs.x509.SubjectAlternativeName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Issues for a key that its owner keeps. */
@Command
final class SignCommand extends CertsCommand {
  @Parameters(
      paramLabel = "CSR",
      description = "the certificate signing request, PEM or DER; - is standard input")
  String file = "";

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--issuer",
      paramLabel = "NAME",
      description = "the authority that signs; if not given, the only one that issues leaves")
  Optional<String> issuer = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "server, client, peer or spiffe-workload; server if not given")
  String profile = "server";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the index calls it; if not given, its common name or first name")
  Optional<String> name = Optional.empty();

  @Option(names = "--common-name", paramLabel = "CN", description = "the common name it gets")
  Optional<String> commonName = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "a DNS name, IP address or URI it gets; may be repeated")
  List<String> hosts = new ArrayList<>();

  @Option(
      names = "--accept-names",
      description = "it gets the common name and the names that the CSR asks for")
  boolean acceptNames;

  @Option(
      names = "--lifetime",
      paramLabel = "TIME",
      description = "90d, 24h, ...; if not given, the usual one of the profile")
  Optional<String> lifetime = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "where the certificate and its chain go; standard output if not given")
  Optional<String> out = Optional.empty();

  @Option(names = "--ca-out", paramLabel = "FILE", description = "where the trust bundle goes")
  Optional<String> caOut = Optional.empty();

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Option(names = "--json", description = "print JSON; the certificate is in it")
  boolean json;

  @Override
  String summary() {
    return "Issue a certificate for a key that never leaves its owner.";
  }

  @Override
  List<Example> examples() {
    return List.of(
        new Example("sign server.csr --host db.example.org -o server.crt", "a server"),
        new Example("sign client.csr --profile client --common-name maximus", "a client"),
        new Example("sign server.csr -e prod --issuer services --accept-names", "as the CSR asks"));
  }

  @Override
  List<String> notes() {
    return List.of(
        """
        The CSR gives the key. The names are those of the options; a CSR that asks for others is
        refused, unless --accept-names is given. To make one:
          openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj / \\
            -keyout server.key -out server.csr""");
  }

  @Override
  int call(Console console) throws IOException {
    Store chosen = store.existing(console);
    CertificateSigningRequest csr = read(console);
    CertificateRequest request = request(csr);
    Optional<Passphrase> secret = passphrase.of(Requests.kept(chosen, console), console);
    Signed signed;
    try {
      signed =
          chosen.sign(
              issuer.orElseGet(() -> onlyIssuer(chosen)),
              request,
              csr,
              secret.map(ApplyOptions.PLAIN::withPassphrase).orElse(ApplyOptions.PLAIN));
    } finally {
      secret.ifPresent(Passphrase::close);
    }
    StringBuilder chain = new StringBuilder(signed.certificate().pem());
    signed.intermediates().forEach(each -> chain.append(each.pem()));
    if (caOut.isPresent()) {
      StringBuilder bundle = new StringBuilder();
      signed.trusted().forEach(each -> bundle.append(each.pem()));
      WholeFile.write(console.path(caOut.get()), bundle.toString());
    }
    if (out.isPresent()) {
      WholeFile.write(console.path(out.get()), chain.toString());
    }
    report(signed.certificate(), request, chain.toString(), console);
    return ExitCode.DONE;
  }

  private void report(
      IssuedCertificate certificate, CertificateRequest request, String chain, Console console) {
    if (json) {
      console
          .out()
          .print(
              Json.object(
                  root -> {
                    root.put("name", request.name());
                    root.put("profile", request.profile().id());
                    root.put("serial", certificate.serial());
                    root.put("notBefore", certificate.notBefore().toString());
                    root.put("notAfter", certificate.notAfter().toString());
                    root.put("fingerprint", certificate.fingerprint());
                    root.put("certificate", chain);
                  }));
    } else if (out.isEmpty()) {
      console.out().print(chain);
    }
    console.say(
        "signed %s, a %s, serial %s, until %s%s"
            .formatted(
                request.name(),
                request.profile().title(),
                certificate.serial(),
                certificate.notAfter(),
                out.map(path -> ", " + path).orElse("")));
  }

  private CertificateSigningRequest read(Console console) throws IOException {
    byte[] content =
        file.equals("-") ? console.in().readAllBytes() : Files.readAllBytes(console.path(file));
    try {
      return CertificateSigningRequest.of(content);
    } catch (MalformedException e) {
      throw new CommandFailure("signing request '" + file + "': " + e.getMessage());
    }
  }

  private CertificateRequest request(CertificateSigningRequest csr) {
    try {
      Profile wanted = Profile.of(profile);
      if (!(wanted instanceof LeafProfile)) {
        throw new Misuse(
            "option '--profile' is '" + profile + "': authorities are in the request file");
      }
      List<SubjectAlternativeName> names =
          new ArrayList<>(hosts.stream().map(StandardSet::host).toList());
      Optional<String> cn = commonName;
      if (acceptNames) {
        names.addAll(csr.names());
        cn = cn.or(csr::commonName);
      }
      CertificateRequest request =
          CertificateRequest.of(
                  name.or(() -> nameOf(names, commonName.or(csr::commonName))).orElse("signed"),
                  wanted,
                  cn.map(Subject::of).orElse(Subject.NONE),
                  names)
              .withKey(csr.key());
      return lifetime.map(text -> request.withLifetime(Lifetime.of(text))).orElse(request);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> nameOf(
      List<SubjectAlternativeName> names, Optional<String> commonName) {
    return commonName
        .filter(CertificateRequest::isName)
        .or(() -> names.stream().map(SubjectAlternativeName::value).findFirst())
        .filter(CertificateRequest::isName);
  }

  /** Where only one authority issues leaves, everyone means that one. */
  private static String onlyIssuer(Store chosen) {
    List<String> issuers =
        chosen
            .index()
            .entries()
            .filter(entry -> !entry.former())
            .filter(entry -> Profile.of(entry.order().profile()) instanceof LeafProfile)
            .map(entry -> entry.order().issuer())
            .distinct()
            .toList();
    if (issuers.size() != 1) {
      throw new Misuse("option '--issuer' is missing: one of " + String.join(", ", issuers));
    }
    return issuers.get(0);
  }
}
