# Images of the services, one target each:  docker build --target api-gateway .
# All of them:  docker compose build
# Needs BuildKit, the default since Docker 23 (before: DOCKER_BUILDKIT=1). For linux/amd64, as the bundled FFmpeg is.

ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre
ARG NODE_IMAGE=node:24-bookworm-slim

# Where the jars come from. "built": from the sources, in here. "prebuilt": those that `./mvnw package` left in the working
# tree, for machines whose containers reach no package registry, and to ship the very bytes that were tested.
ARG JARS=built

# --- Building ---------------------------------------------------------------------------------------------------

FROM ${NODE_IMAGE} AS front-ends
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY libs/design-tokens/package.json libs/design-tokens/
COPY libs/front-end-build/package.json libs/front-end-build/
COPY broadcaster-ui/package.json broadcaster-ui/
COPY viewer-ui/package.json viewer-ui/
COPY e2e/package.json e2e/
RUN --mount=type=cache,target=/root/.npm npm ci
COPY libs/design-tokens libs/design-tokens
COPY libs/front-end-build libs/front-end-build
COPY broadcaster-ui broadcaster-ui
COPY viewer-ui viewer-ui
RUN node libs/front-end-build/build-if-stale.mjs broadcaster-ui broadcaster-ui/dist/browser \
    && node libs/front-end-build/build-if-stale.mjs viewer-ui viewer-ui/dist

FROM ${JDK_IMAGE} AS built
WORKDIR /src
COPY . .
COPY --from=front-ends /src/broadcaster-ui/dist broadcaster-ui/dist
COPY --from=front-ends /src/viewer-ui/dist viewer-ui/dist
RUN --mount=type=cache,target=/root/.m2 \
    find . -name '*-exec.jar' -delete \
    && ./mvnw -B -ntp package -DskipTests -DskipFrontEnd -Dspotless.check.skip \
        -pl api-gateway,stream-service,hls-server,recording-server,transcription-service,libs/embedded-database -am \
    && mkdir /jars && cp */target/*-exec.jar libs/*/target/*-exec.jar /jars/

FROM scratch AS prebuilt
COPY api-gateway/target/*-exec.jar stream-service/target/*-exec.jar hls-server/target/*-exec.jar \
    recording-server/target/*-exec.jar transcription-service/target/*-exec.jar \
    libs/embedded-database/target/*-exec.jar /jars/

FROM ${JARS} AS jars

# Each jar in layers, what changes least first, so that a new version of a service is a small layer.
FROM ${JDK_IMAGE} AS layers
COPY --from=jars /jars /jars
RUN for service in api-gateway stream-service hls-server recording-server transcription-service embedded-database; do \
        java -Djarmode=tools -jar /jars/$service-*-exec.jar extract --layers --destination /layers/$service || exit 1; \
        mv /layers/$service/application/*.jar /layers/$service/application/$service.jar; \
    done

# --- Running ----------------------------------------------------------------------------------------------------

# What all services have in common: an account of their own and /data, the one folder that they may write to beside /tmp.
FROM ${JRE_IMAGE} AS runtime
RUN groupadd --gid 10001 rostrum \
    && useradd --uid 10001 --gid rostrum --home-dir /app --no-create-home --shell /usr/sbin/nologin rostrum \
    && install --directory --owner rostrum --group rostrum --mode 0750 /data
COPY --chmod=0755 deploy/health-check /usr/local/bin/health-check
COPY deploy/jvm-options /app/jvm-options
WORKDIR /app
ENV SERVER_ADDRESS=0.0.0.0 \
    ROSTRUM_SOCKET_HOST=0.0.0.0 \
    ROSTRUM_DATA_DIRECTORY=/data
USER rostrum

FROM runtime AS api-gateway
COPY --from=layers /layers/api-gateway/dependencies/ ./
COPY --from=layers /layers/api-gateway/snapshot-dependencies/ ./
COPY --from=layers /layers/api-gateway/application/ ./
EXPOSE 8080
# The door is sound as long as it answers, whichever service is away: /actuator/health tells about all of them.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["health-check", "8080", "/actuator/health/liveness"]
ENTRYPOINT ["java", "@jvm-options", "-jar", "api-gateway.jar"]

FROM runtime AS stream-service
COPY --from=layers /layers/stream-service/dependencies/ ./
COPY --from=layers /layers/stream-service/snapshot-dependencies/ ./
COPY --from=layers /layers/stream-service/application/ ./
EXPOSE 8081 9081
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["health-check", "8081", "/actuator/health/readiness"]
ENTRYPOINT ["java", "@jvm-options", "-jar", "stream-service.jar"]

# In the place of a MongoDB, on the same folder.
FROM runtime AS embedded-database
USER root
RUN install --directory --owner rostrum --group rostrum --mode 0750 /data/db
USER rostrum
COPY --from=layers /layers/embedded-database/dependencies/ ./
COPY --from=layers /layers/embedded-database/snapshot-dependencies/ ./
COPY --from=layers /layers/embedded-database/application/ ./
ENV ROSTRUM_DATA_DIRECTORY=/data/db \
    ROSTRUM_DATABASE_HOST=0.0.0.0 \
    ROSTRUM_DATABASE_PORT=27017
EXPOSE 27017
VOLUME /data/db
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["health-check", "27017"]
ENTRYPOINT ["java", "@jvm-options", "-jar", "embedded-database.jar"]

# The system libraries that the bundled FFmpeg is linked against; one has another name since Debian 13 and Ubuntu 24.04.
FROM runtime AS ffmpeg-libraries
USER root
RUN apt-get update \
    && if apt-cache show libasound2t64 >/dev/null 2>&1; then asound=libasound2t64; else asound=libasound2; fi \
    && apt-get install -y --no-install-recommends libpulse0 $asound libxcb1 libxcb-shm0 libudev1 \
    && rm -rf /var/lib/apt/lists/*

# FFmpeg unpacked into the image, so that nothing is unpacked at a start and no folder is both writable and executable.
FROM ffmpeg-libraries AS ffmpeg
COPY --from=layers /layers/hls-server /layers
RUN java -Dorg.bytedeco.javacpp.cachedir=/tmp/unpacked -cp '/layers/dependencies/lib/*:/layers/application/lib/*' \
        live.rostrum.ffmpeg.FfmpegLocation \
    && mkdir /opt/ffmpeg \
    && cp -a "$(dirname "$(find /tmp/unpacked -type f -name ffmpeg)")"/. /opt/ffmpeg/ \
    && chmod -R u=rwX,go=rX /opt/ffmpeg

FROM ffmpeg-libraries AS hls-server
USER rostrum
COPY --from=ffmpeg /opt/ffmpeg /opt/ffmpeg
RUN LD_LIBRARY_PATH=/opt/ffmpeg /opt/ffmpeg/ffmpeg -hide_banner -encoders | grep -q libx264
COPY --from=layers /layers/hls-server/dependencies/ ./
COPY --from=layers /layers/hls-server/snapshot-dependencies/ ./
COPY --from=layers /layers/hls-server/application/ ./
ENV ROSTRUM_FFMPEG_DIRECTORY=/opt/ffmpeg
EXPOSE 8082 9082
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["health-check", "8082", "/actuator/health/readiness"]
# FFmpeg needs most of the memory: a smaller share for the heap.
ENTRYPOINT ["java", "@jvm-options", "-XX:MaxRAMPercentage=30", "-jar", "hls-server.jar"]

FROM ffmpeg-libraries AS recording-server
USER rostrum
COPY --from=ffmpeg /opt/ffmpeg /opt/ffmpeg
COPY --from=layers /layers/recording-server/dependencies/ ./
COPY --from=layers /layers/recording-server/snapshot-dependencies/ ./
COPY --from=layers /layers/recording-server/application/ ./
ENV ROSTRUM_FFMPEG_DIRECTORY=/opt/ffmpeg
EXPOSE 8083 9083
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["health-check", "8083", "/actuator/health/readiness"]
# FFmpeg needs much of the memory: a smaller share for the heap.
ENTRYPOINT ["java", "@jvm-options", "-XX:MaxRAMPercentage=40", "-jar", "recording-server.jar"]

# The system libraries that the speech providers' own libraries are linked against; two have other names since Debian 13 and Ubuntu 24.04.
FROM runtime AS transcription-service
USER root
RUN apt-get update \
    && if apt-cache show libssl3t64 >/dev/null 2>&1; then new=t64; else new=; fi \
    && apt-get install -y --no-install-recommends libssl3$new libasound2$new libuuid1 libstdc++6 ca-certificates \
    && rm -rf /var/lib/apt/lists/*
USER rostrum
COPY --from=layers /layers/transcription-service/dependencies/ ./
COPY --from=layers /layers/transcription-service/snapshot-dependencies/ ./
COPY --from=layers /layers/transcription-service/application/ ./
EXPOSE 8084
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["health-check", "8084", "/actuator/health/readiness"]
# Recognition happens outside the heap.
ENTRYPOINT ["java", "@jvm-options", "-XX:MaxRAMPercentage=40", "-jar", "transcription-service.jar"]
