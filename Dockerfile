# fast2sim as an image of its own:
#   docker build -t fast2sim .
#   docker run -p 8280:8280 -p 8243:8243 -v fast2sim:/data fast2sim
# /_sim answers other machines, which a host is to its containers, with a key alone: -e FAST2SIM_ADMIN_KEY=…

FROM swift:6.3-bookworm AS build
WORKDIR /src
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    libcurl4-openssl-dev libmicrohttpd-dev libpcre2-dev libsqlite3-dev libssl-dev libyaml-dev pkg-config \
  && rm -rf /var/lib/apt/lists/*
COPY Package.swift ./
COPY scripts scripts
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product fast2sim \
  && strip -o /usr/local/bin/fast2sim .build/release/fast2sim

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    libcurl4 libmicrohttpd12 libpcre2-8-0 libsqlite3-0 libssl3 libstdc++6 libyaml-0-2 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --system --uid 10280 --home-dir /data --shell /usr/sbin/nologin fast2sim \
  && mkdir /data \
  && chown fast2sim:fast2sim /data
COPY --from=build /usr/local/bin/fast2sim /usr/local/bin/fast2sim
USER 10280:10280
WORKDIR /data
VOLUME /data
EXPOSE 8280 8243
ENV FAST2SIM_HOST=0.0.0.0 \
  FAST2SIM_DB=/data/fast2.sqlite \
  FAST2SIM_TLS=true
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s --retries=3 \
  CMD ["fast2sim", "wait", "--url", "http://127.0.0.1:8280", "--timeout", "4s"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["fast2sim"]
CMD ["serve"]
