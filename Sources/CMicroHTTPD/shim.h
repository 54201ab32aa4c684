// The door to libmicrohttpd.
#pragma once
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <microhttpd.h>

// What starts a daemon. libmicrohttpd takes it as variable arguments, which Swift can't pass with their C types.
struct mhdx_settings {
  unsigned flags;
  unsigned idle_seconds;
  size_t connection_memory;
  // Certificate, key and the versions of the protocol in GnuTLS's notation; NULL where MHD_USE_TLS is off.
  const char *certificate;
  const char *key;
  const char *protocols;
  void *context;
  MHD_AccessHandlerCallback handler;
  void *(*target)(void *context, const char *target, struct MHD_Connection *connection);
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
};

static inline struct MHD_Daemon *mhdx_start(struct mhdx_settings s) {
  struct MHD_OptionItem tls[] = {
      {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)s.certificate},
      {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)s.key},
      {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)s.protocols},
      {MHD_OPTION_END, 0, NULL}};
  // No limit to connections: who hands them over counts them, and 0.9.75 hangs where a limit is met in the wrong moment.
  return MHD_start_daemon(
      s.flags, 0, NULL, NULL, s.handler, s.context,
      MHD_OPTION_CONNECTION_LIMIT, UINT_MAX,
      MHD_OPTION_CONNECTION_TIMEOUT, s.idle_seconds,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, s.connection_memory,
      MHD_OPTION_URI_LOG_CALLBACK, s.target, s.context,
      MHD_OPTION_NOTIFY_COMPLETED, s.completed, s.context,
      MHD_OPTION_NOTIFY_CONNECTION, s.connection, s.context,
      MHD_OPTION_ARRAY, s.certificate ? tls : tls + 3,
      MHD_OPTION_END);
}

// The next client of a listening socket, as a socket that doesn't block and no child inherits; -1 with errno.
static inline int mhdx_accept(int listening, struct sockaddr *address, socklen_t *size) {
#ifdef __linux__
  return accept4(listening, address, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
  int client = accept(listening, address, size);
  if (client >= 0) (void)fcntl(client, F_SETFD, FD_CLOEXEC);
  if (client >= 0) (void)fcntl(client, F_SETFL, O_NONBLOCK);
  return client;
#endif
}

static inline int mhdx_socket(struct MHD_Connection *c) {
  const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
  return i ? i->connect_fd : -1;
}

static inline void *mhdx_socket_context(struct MHD_Connection *c) {
  const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return i ? i->socket_context : NULL;
}

// Whether the other end of the connection is this machine: 127.0.0.0/8, ::1, or the former written as IPv6.
static inline int mhdx_is_loopback_peer(struct MHD_Connection *c) {
  const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (!i || !i->client_addr) return 0;
  if (i->client_addr->sa_family == AF_INET) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)i->client_addr;
    return ntohl(four->sin_addr.s_addr) >> 24 == 127;
  }
  if (i->client_addr->sa_family != AF_INET6) return 0;
  const struct in6_addr *six = &((const struct sockaddr_in6 *)i->client_addr)->sin6_addr;
  return IN6_IS_ADDR_LOOPBACK(six) || (IN6_IS_ADDR_V4MAPPED(six) && six->s6_addr[12] == 127);
}

// Milliseconds since the socket last received data; -1 where the system doesn't tell.
static inline int64_t mhdx_milliseconds_since_data(int socket) {
#ifdef __linux__
  struct tcp_info info;
  socklen_t size = sizeof info;
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return -1;
  return info.tcpi_last_data_recv;
#else
  (void)socket;
  return -1;
#endif
}

// The cases of this enum get no usable names in Swift.
static inline int mhdx_is_start(enum MHD_ConnectionNotificationCode c) { return c == MHD_CONNECTION_NOTIFY_STARTED; }

// Called with the bytes of a part, with an offset of 0 for its first; 0 stops.
typedef int (*mhdx_part)(
    void *context, const char *name, const char *filename, const char *bytes, uint64_t offset, size_t count);

// What a reader of multipart bodies calls, and with what. It lies behind the reader that it belongs to.
struct mhdx_parts {
  mhdx_part part;
  void *context;
};

static inline enum MHD_Result mhdx_each_part(
    void *parts, enum MHD_ValueKind kind, const char *name, const char *filename, const char *content_type,
    const char *transfer_encoding, const char *bytes, uint64_t offset, size_t count) {
  (void)kind;
  (void)content_type;
  (void)transfer_encoding;
  const struct mhdx_parts *p = (const struct mhdx_parts *)parts;
  return p->part(p->context, name ? name : "", filename, bytes, offset, count) ? MHD_YES : MHD_NO;
}

// NULL where the request's Content-Type names no boundary. `parts` must outlive the reader.
static inline struct MHD_PostProcessor *mhdx_multipart(
    struct MHD_Connection *c, size_t buffer, const struct mhdx_parts *parts) {
  return MHD_create_post_processor(c, buffer, mhdx_each_part, (void *)parts);
}

// What a reader of a body gives when it can't go on; the macro gets no name in Swift.
static inline ssize_t mhdx_stream_end(void) { return MHD_CONTENT_READER_END_OF_STREAM; }
static inline ssize_t mhdx_stream_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }

static inline int mhdx_has_tls(void) { return MHD_is_feature_supported(MHD_FEATURE_TLS) == MHD_YES; }
