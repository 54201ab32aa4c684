# fast2sim as an image of its own, from the sources:
#   docker build -t fast2sim .
# or from the program that scripts/link-portable has made:
#   docker build -t fast2sim --build-arg PROGRAM=ready .
# docs/docker.md tells how to run it. scripts/image makes the same image without Docker.
ARG PROGRAM=sources

FROM swift:6.3-bookworm AS sources
WORKDIR /src
COPY Package.swift NOTICE llms.txt ./
COPY scripts scripts
COPY Console Console
COPY Plugins Plugins
COPY Sources Sources
COPY Tests Tests
COPY docs docs
COPY scenarios scenarios
COPY seed seed
RUN scripts/link-portable --out /program/fast2sim \
  && rm -rf /var/lib/apt/lists/*

FROM scratch AS ready
COPY .build/portable /program

# hadolint ignore=DL3006
FROM ${PROGRAM} AS program

FROM debian:bookworm-slim AS root
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY LICENSE NOTICE ./
COPY packaging/image packaging/image
COPY --from=program /program /program
RUN packaging/image/root /program /tree

FROM scratch
ARG VERSION
LABEL org.opencontainers.image.title="fast2sim" \
  org.opencontainers.image.description="Simulator of FAST2's work-order API" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.version="${VERSION}"
COPY --from=root /tree/system /
COPY --from=root --chown=10280:10280 /tree/user /
USER 10280:10280
WORKDIR /data
VOLUME /data
EXPOSE 8280 8243
ENV PATH=/usr/bin \
  FAST2SIM_HOST=0.0.0.0 \
  FAST2SIM_DB=/data/fast2.sqlite \
  FAST2SIM_TLS=true
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s --retries=3 \
  CMD ["fast2sim", "wait", "--url", "http://127.0.0.1:8280", "--timeout", "4s"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["fast2sim"]
CMD ["serve"]
