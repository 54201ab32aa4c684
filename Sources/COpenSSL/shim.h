// The door to OpenSSL's libcrypto.
#pragma once
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// Macros and variable arguments, which Swift has no names for.

static inline EVP_PKEY *osslx_make_key(void) { return EVP_EC_gen("P-256"); }

static inline long osslx_contents(BIO *bio, const char **bytes) { return BIO_get_mem_data(bio, (char **)bytes); }

// 1 where the extension was added. `value` is in the notation of OpenSSL's configuration files.
static inline int osslx_extend(X509 *certificate, X509 *issuer, int name, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, name, value);
  if (!extension) return 0;
  int added = X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
  return added;
}

// Without this OpenSSL asks for a passphrase on the terminal.
static inline int osslx_no_passphrase(char *buffer, int size, int writes, void *context) {
  (void)buffer;
  (void)size;
  (void)writes;
  (void)context;
  return -1;
}

static inline X509 *osslx_read_certificate(BIO *bio) { return PEM_read_bio_X509(bio, NULL, osslx_no_passphrase, NULL); }

static inline EVP_PKEY *osslx_read_key(BIO *bio) { return PEM_read_bio_PrivateKey(bio, NULL, osslx_no_passphrase, NULL); }

static inline int osslx_write_key(BIO *bio, EVP_PKEY *key) {
  return PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL);
}
