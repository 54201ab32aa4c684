// What a portable program has within it and an ordinary one finds on the machine. scripts/link-portable compiles and
// links this file; the doors to libcurl and libmicrohttpd look whether it is there.
#include "../../Sources/CCurl/shim.h"
#include "../../Sources/CMicroHTTPD/shim.h"
#include <gmp.h>
#include <gnutls/gnutls.h>
#include <idn2.h>
#include <libtasn1.h>
#include <nettle/version.h>
#include <stdio.h>
#include <unistring/version.h>

void curlx_inside(struct curlx *c) {
  *c = (struct curlx){
      .global_init = curl_global_init,
      .easy_init = curl_easy_init,
      .easy_reset = curl_easy_reset,
      .easy_cleanup = curl_easy_cleanup,
      .easy_perform = curl_easy_perform,
      .easy_setopt = curl_easy_setopt,
      .easy_getinfo = curl_easy_getinfo,
      .easy_strerror = curl_easy_strerror,
      .slist_append = curl_slist_append,
      .slist_free_all = curl_slist_free_all,
      .version = curl_version,
  };
}

static const char *beneath(void) {
  static char text[160];
  snprintf(text, sizeof text, "nettle/%d.%d gmp/%s libtasn1/%s libidn2/%s libunistring/%d.%d", nettle_version_major(),
      nettle_version_minor(), gmp_version, asn1_check_version(NULL), idn2_check_version(NULL),
      _libunistring_version >> 16, _libunistring_version >> 8 & 0xFF);
  return text;
}

static ssize_t record_send(void *session, const void *bytes, size_t count) {
  return gnutls_record_send(session, bytes, count);
}

static int bye(void *session, int how) { return gnutls_bye(session, how); }

struct mhdx_gnutls mhdx_gnutls_inside(void) {
  return (struct mhdx_gnutls){record_send, bye, gnutls_check_version, beneath};
}

// glibc has had a new version of this one since 2.35, and an older glibc starts no program that asks for it. What it is
// used for is not near the ends of the range, where double is wide enough all the same.
float hypotf(float x, float y) {
  if (__builtin_isinf(x) || __builtin_isinf(y)) return __builtin_inff();
  return (float)__builtin_sqrt((double)x * x + (double)y * y);
}
