// The door to libmicrohttpd.
#pragma once
#include <sys/ioctl.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <fcntl.h>
#include <dlfcn.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>
#include <stdint.h>
#include <stddef.h>
#include <microhttpd.h>

// Where a connection may be when the library refuses its request, as bits.
enum mhdx_places {
  MHDX_ELSEWHERE = 0,
  MHDX_LINE = 1,
  MHDX_HEAD = 2,
  MHDX_LENGTH = 4,
  MHDX_CHUNKS = 8,
};

// Is told of each request that the library refuses, before it sends anything.
typedef void (*mhdx_refused)(void *context, enum mhdx_places places, unsigned status);

struct mhdx_log {
  mhdx_refused refused;
  void *context;
};

// What the library would log. It speaks of a refusal with its status and the page that it would send, and of much else.
static inline void mhdx_logged(void *log, const char *format, va_list arguments) {
  if (!strstr(format, "HTTP response code is %u ('%s')")) return;
  const struct mhdx_log *l = (const struct mhdx_log *)log;
  unsigned status = va_arg(arguments, unsigned);
  const char *page = va_arg(arguments, const char *);
  unsigned places;
  if (status == 500 || strstr(page, "chunk")) places = MHDX_CHUNKS;
  else if (strstr(page, "Content-Length")) places = MHDX_LENGTH;
  else if (status == 414 || status == 505) places = MHDX_LINE;
  else if (status == 431) places = MHDX_HEAD | MHDX_LENGTH | MHDX_CHUNKS;
  else places = MHDX_LINE | MHDX_HEAD | MHDX_CHUNKS;
  l->refused(l->context, (enum mhdx_places)places, status);
}

// What starts a daemon. libmicrohttpd takes it as variable arguments, which Swift can't pass with their C types.
struct mhdx_settings {
  unsigned flags;
  unsigned idle_seconds;
  size_t connection_memory;
  // Certificate, key and the versions of the protocol in GnuTLS's notation; NULL where MHD_USE_TLS is off.
  const char *certificate;
  const char *key;
  const char *protocols;
  struct mhdx_log *log;
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
  // No limit to connections: who hands them over counts them, and 0.9.75 hangs where a limit is met in the wrong
  // moment.
  return MHD_start_daemon(
      s.flags, 0, NULL, NULL, s.handler, s.context,
      MHD_OPTION_EXTERNAL_LOGGER, mhdx_logged, s.log,
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

// Bytes of the head of a request; 0 while it has not all come.
static inline size_t mhdx_head_size(struct MHD_Connection *c) {
  const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return i ? i->header_size : 0;
}

// What is used of GnuTLS, with which the library speaks TLS.
struct mhdx_gnutls {
  ssize_t (*record_send)(void *session, const void *bytes, size_t count);
  int (*bye)(void *session, int how);
  const char *(*check_version)(const char *least);
  // The libraries under it, such as `nettle/3.8 gmp/6.2.1`; NULL where they are not within the program.
  const char *(*beneath)(void);
};

#ifdef __linux__
// Defined in a portable program alone (scripts/portable/inside.c): it has GnuTLS within it and shows no names of it.
extern struct mhdx_gnutls mhdx_gnutls_inside(void) __attribute__((weak));
#endif

// 1 where GnuTLS and all the other libraries lie within the program.
static inline int mhdx_is_inside(void) {
#ifdef __linux__
  return mhdx_gnutls_inside != NULL;
#else
  return 0;
#endif
}

// It is there where the library speaks TLS, which loads it; else all of it is NULL.
static inline struct mhdx_gnutls mhdx_find_gnutls(void) {
#ifdef __linux__
  if (mhdx_gnutls_inside) return mhdx_gnutls_inside();
#endif
  struct mhdx_gnutls g = {NULL, NULL, NULL, NULL};
  *(void **)&g.record_send = dlsym(RTLD_DEFAULT, "gnutls_record_send");
  *(void **)&g.bye = dlsym(RTLD_DEFAULT, "gnutls_bye");
  *(void **)&g.check_version = dlsym(RTLD_DEFAULT, "gnutls_check_version");
  return g;
}

// NULL without GnuTLS.
static inline const char *mhdx_gnutls_version(void) {
  struct mhdx_gnutls g = mhdx_find_gnutls();
  return g.check_version ? g.check_version(NULL) : NULL;
}

// NULL where they are not within the program.
static inline const char *mhdx_gnutls_beneath(void) {
  struct mhdx_gnutls g = mhdx_find_gnutls();
  return g.beneath ? g.beneath() : NULL;
}

// Sends bytes over the TLS session of a connection, and ends it in this direction; without GnuTLS nothing is sent.
static inline void mhdx_tls_send(struct MHD_Connection *c, const void *bytes, size_t count) {
  const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  struct mhdx_gnutls g = mhdx_find_gnutls();
  if (!i || !i->tls_session || !g.record_send || !g.bye) return;
  if (g.record_send(i->tls_session, bytes, count) == (ssize_t)count) (void)g.bye(i->tls_session, 1);
}

// Bytes that have come on a socket and were read from it, one more where the client has ended its side; -1 where the
// system doesn't tell.
static inline int64_t mhdx_bytes_taken(int socket) {
#ifdef __linux__
  // The header of the C library ends before the field, at 128 since Linux 4.2.
  unsigned char info[136];
  socklen_t size = sizeof info;
  uint64_t received;
  int unread;
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, info, &size) != 0 || size < sizeof info) return -1;
  if (ioctl(socket, FIONREAD, &unread) != 0) return -1;
  memcpy(&received, info + 128, sizeof received);
  return (int64_t)received - unread;
#else
  (void)socket;
  return -1;
#endif
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

// What a reader of a body gives when it can't go on; the macro gets no name in Swift.
static inline ssize_t mhdx_stream_end(void) { return MHD_CONTENT_READER_END_OF_STREAM; }
static inline ssize_t mhdx_stream_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }

static inline int mhdx_has_tls(void) { return MHD_is_feature_supported(MHD_FEATURE_TLS) == MHD_YES; }
