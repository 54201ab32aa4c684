// The door to libcurl. Nothing is linked: the library, which brings two dozen others, is loaded when it is first used,
// so that the server, which never does, starts without it. A portable program has a small one within it.
#pragma once
#include <curl/curl.h>
#include <dlfcn.h>
#include <stddef.h>

#undef curl_easy_setopt
#undef curl_easy_getinfo

// What is used of it.
struct curlx {
  CURLcode (*global_init)(long flags);
  CURL *(*easy_init)(void);
  void (*easy_reset)(CURL *h);
  void (*easy_cleanup)(CURL *h);
  CURLcode (*easy_perform)(CURL *h);
  CURLcode (*easy_setopt)(CURL *h, CURLoption option, ...);
  CURLcode (*easy_getinfo)(CURL *h, CURLINFO info, ...);
  const char *(*easy_strerror)(CURLcode code);
  struct curl_slist *(*slist_append)(struct curl_slist *list, const char *line);
  void (*slist_free_all)(struct curl_slist *list);
  char *(*version)(void);
};

#ifdef __linux__
// Defined in a portable program alone (scripts/portable/inside.c): fills the table.
extern void curlx_inside(struct curlx *c) __attribute__((weak));
#endif

// 1 where the library lies within the program.
static inline int curlx_is_inside(void) {
#ifdef __linux__
  return curlx_inside != NULL;
#else
  return 0;
#endif
}

// 1 where the library is there, with all of that; it is never unloaded.
static inline int curlx_load(struct curlx *c) {
#ifdef __linux__
  if (curlx_inside) {
    curlx_inside(c);
    return c->global_init(CURL_GLOBAL_ALL) == CURLE_OK;
  }
#endif
#ifdef __APPLE__
  const char *const names[] = {"libcurl.4.dylib", "/usr/lib/libcurl.4.dylib"};
#else
  const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
#endif
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
#define CURLX_FIND(name) \
  if (!(*(void **)&c->name = dlsym(library, "curl_" #name))) return 0
  CURLX_FIND(global_init);
  CURLX_FIND(easy_init);
  CURLX_FIND(easy_reset);
  CURLX_FIND(easy_cleanup);
  CURLX_FIND(easy_perform);
  CURLX_FIND(easy_setopt);
  CURLX_FIND(easy_getinfo);
  CURLX_FIND(easy_strerror);
  CURLX_FIND(slist_append);
  CURLX_FIND(slist_free_all);
  CURLX_FIND(version);
#undef CURLX_FIND
  return c->global_init(CURL_GLOBAL_ALL) == CURLE_OK;
}

// Options and answers are variable arguments, which Swift can't pass with their C types; one function for each type.

typedef size_t (*curlx_taker)(char *bytes, size_t one, size_t count, void *context);

static inline CURLcode curlx_set_long(struct curlx c, CURL *h, CURLoption option, long value) {
  return c.easy_setopt(h, option, value);
}

static inline CURLcode curlx_set_offset(struct curlx c, CURL *h, CURLoption option, curl_off_t value) {
  return c.easy_setopt(h, option, value);
}

// NULL puts the option back to what it is without it.
static inline CURLcode curlx_set_text(struct curlx c, CURL *h, CURLoption option, const char *value) {
  return c.easy_setopt(h, option, value);
}

static inline CURLcode curlx_set_pointer(struct curlx c, CURL *h, CURLoption option, const void *value) {
  return c.easy_setopt(h, option, value);
}

// Who takes the body, and who takes the lines of the head.
static inline CURLcode curlx_set_takers(
    struct curlx c, CURL *h, curlx_taker body, curlx_taker head, void *context) {
  CURLcode code = c.easy_setopt(h, CURLOPT_WRITEFUNCTION, body);
  if (code == CURLE_OK) code = c.easy_setopt(h, CURLOPT_WRITEDATA, context);
  if (code == CURLE_OK) code = c.easy_setopt(h, CURLOPT_HEADERFUNCTION, head);
  if (code == CURLE_OK) code = c.easy_setopt(h, CURLOPT_HEADERDATA, context);
  return code;
}

// 0 where there is none.
static inline curl_off_t curlx_microseconds(struct curlx c, CURL *h) {
  curl_off_t value = 0;
  return c.easy_getinfo(h, CURLINFO_TOTAL_TIME_T, &value) == CURLE_OK ? value : 0;
}
