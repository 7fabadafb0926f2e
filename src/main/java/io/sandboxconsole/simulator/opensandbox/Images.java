package io.sandboxconsole.simulator.opensandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The container images of the simulated registry.
final class Images {

    /// An image with labels that break the rules for metadata; Docker passes them on nevertheless.
    static final String LABELLED = "registry.example.com/legacy/toolbox:2019";

    static final List<String> USUAL = List.of(
            "python:3.12",
            "node:22-bookworm",
            "ghcr.io/acme/ci-runner:2026.10",
            "ghcr.io/acme/agent-base:4.2.0",
            "quay.io/jupyter/scipy-notebook:2026-09-01",
            "maven:3.9-eclipse-temurin-25",
            "mcr.microsoft.com/playwright:v1.62.0-noble",
            "postgres:17.6",
            "golang:1.25",
            "registry.example.com/research/cuda-train@sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");

    private Images() {}

    static Map<String, String> labels(@Nullable String image) {
        return LABELLED.equals(image)
                ? Map.of(
                        "maintainer", "Jane Doe <jane@example.com>", "build-url", "https://ci.example.com/42?a=1&b=<2>")
                : Map.of();
    }
}
