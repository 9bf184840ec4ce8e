package dev.maximus.certs.store;

import dev.maximus.certs.request.CertificateOrder;

/** What is done about one certificate, and why. */
public record Step(CertificateOrder order, Reason reason) {}
