// A TLS client for tests, over OpenSSL's libssl; the server under test speaks TLS through GnuTLS.
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

static inline int tlsx_bio_write(BIO *bio, const char *bytes, int size) {
  BIO_clear_retry_flags(bio);
  int count = (int)send((int)BIO_get_fd(bio, NULL), bytes, size, MSG_NOSIGNAL);
  if (count < 0 && BIO_sock_should_retry(count)) BIO_set_retry_write(bio);
  return count;
}

// OpenSSL's own BIO of a socket but for its writes: those use write(2), whose SIGPIPE would end the tests where the
// server has closed first.
static inline BIO_METHOD *tlsx_method(void) {
  const BIO_METHOD *socket = BIO_s_socket();
  BIO_METHOD *method = BIO_meth_new(BIO_TYPE_SOCKET, "socket without SIGPIPE");
  BIO_meth_set_write(method, tlsx_bio_write);
  BIO_meth_set_read(method, BIO_meth_get_read(socket));
  BIO_meth_set_puts(method, BIO_meth_get_puts(socket));
  BIO_meth_set_ctrl(method, BIO_meth_get_ctrl(socket));
  BIO_meth_set_create(method, BIO_meth_get_create(socket));
  BIO_meth_set_destroy(method, BIO_meth_get_destroy(socket));
  return method;
}

// Shakes hands on a connected socket, as a client that trusts the authority alone and calls the server by `host`.
// NULL where that fails; *problem is then OpenSSL's number of why the certificate was refused, or 0.
static inline SSL *tlsx_connect(
    int socket, const BIO_METHOD *method, const char *authority, int size, const char *host, int newest, long *problem) {
  *problem = 0;
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  // TLS 1.1 is offered only where OpenSSL is told that old ciphers will do.
  SSL_CTX_set_security_level(context, newest && newest < TLS1_2_VERSION ? 0 : 2);
  SSL_CTX_set_min_proto_version(context, newest && newest < TLS1_2_VERSION ? newest : TLS1_2_VERSION);
  SSL_CTX_set_max_proto_version(context, newest);
  BIO *file = BIO_new_mem_buf(authority, size);
  X509 *certificate = PEM_read_bio_X509(file, NULL, NULL, NULL);
  BIO_free(file);
  if (certificate) X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate);
  X509_free(certificate);
  SSL *session = SSL_new(context);
  SSL_CTX_free(context);
  if (!X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host)) {
    SSL_set1_host(session, host);
    SSL_set_tlsext_host_name(session, host);
  }
  BIO *bio = BIO_new(method);
  BIO_set_fd(bio, socket, BIO_NOCLOSE);
  SSL_set_bio(session, bio, bio);
  if (SSL_connect(session) == 1) return session;
  *problem = SSL_get_verify_result(session);
  SSL_free(session);
  return NULL;
}

// As recv: 0 where the server has ended the session, -1 with errno otherwise. A connection that ends without an end of
// the session is EPROTO: somebody may have cut it.
static inline long tlsx_read(SSL *session, void *bytes, int size) {
  errno = 0;
  int count = SSL_read(session, bytes, size);
  if (count > 0) return count;
  int error = SSL_get_error(session, count);
  if (error == SSL_ERROR_ZERO_RETURN) return 0;
  if (error == SSL_ERROR_SYSCALL && errno != 0) return -1;
  errno = error == SSL_ERROR_WANT_READ ? EAGAIN : EPROTO;
  return -1;
}

static inline long tlsx_write(SSL *session, const void *bytes, int size) {
  errno = 0;
  int count = SSL_write(session, bytes, size);
  if (count > 0) return count;
  if (errno == 0) errno = EPIPE;
  return -1;
}

// Whether the server has ended the session or the connection; doesn't wait.
static inline int tlsx_is_closed(SSL *session) {
  int socket = SSL_get_fd(session);
  int flags = fcntl(socket, F_GETFL);
  fcntl(socket, F_SETFL, flags | O_NONBLOCK);
  char byte;
  int count = SSL_peek(session, &byte, 1);
  int error = SSL_get_error(session, count);
  fcntl(socket, F_SETFL, flags);
  return count <= 0 && error != SSL_ERROR_WANT_READ;
}

static inline int tlsx_version(SSL *session) { return SSL_version(session); }
static inline void tlsx_free(SSL *session) { SSL_free(session); }
