# The console and its command line. Build: docker build -t sandbox-console .
# Where images come from a mirror: --build-arg JDK=mirror/eclipse-temurin:25-jdk --build-arg JRE=mirror/eclipse-temurin:25-jre
ARG JDK=eclipse-temurin:25-jdk
ARG JRE=eclipse-temurin:25-jre

FROM ${JDK} AS package
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY frontend frontend
COPY src src
RUN ./mvnw --batch-mode --no-transfer-progress package -DskipTests -Dspotless.check.skip

# The caches are made by the JVM that will use them.
FROM ${JRE} AS tree
COPY bin /build/bin
COPY --from=package /build/target/sandbox-console.jar /build/target/
RUN /build/bin/image-tree /build/target/sandbox-console.jar /opt/sandbox-console

FROM ${JRE}
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Sandbox Console" \
      org.opencontainers.image.description="A self-hosted web console over fleets of sandboxes." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# What changes seldom comes first. Group 0 may write where the user may, for engines that choose a user of their own.
RUN mkdir -p /var/lib/sandbox-console && chown 10001:0 /var/lib/sandbox-console && chmod 0770 /var/lib/sandbox-console
COPY --from=tree /opt/sandbox-console/lib /opt/sandbox-console/lib
COPY --from=tree /opt/sandbox-console/bin /opt/sandbox-console/bin
COPY --from=tree /opt/sandbox-console/*.jar /opt/sandbox-console/jars.txt /opt/sandbox-console/*.aot /opt/sandbox-console/
# The console would start without a cache that does not fit; the image is not made with one.
RUN ["/opt/sandbox-console/bin/console", "cache"]

# All that is written is below the folder it starts in: the root may be read-only.
ENV PATH="/opt/sandbox-console/bin:${PATH}" \
    HOME=/var/lib/sandbox-console \
    TMPDIR=/var/lib/sandbox-console/tmp \
    SERVER_TOMCAT_BASEDIR=/var/lib/sandbox-console/tmp/tomcat \
    JAVA_OPTS="-XX:MaxRAMPercentage=70 -XX:-UsePerfData"
WORKDIR /var/lib/sandbox-console
VOLUME /var/lib/sandbox-console
USER 10001:0
EXPOSE 8090
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["console", "health"]
ENTRYPOINT ["console"]
