// The door to libcurl.
#pragma once
#include <curl/curl.h>

// Options and answers are variable arguments, which Swift can't pass with their C types; one function for each type.
#undef curl_easy_setopt
#undef curl_easy_getinfo

typedef size_t (*curlx_taker)(char *bytes, size_t one, size_t count, void *context);

static inline CURLcode curlx_set_long(CURL *h, CURLoption option, long value) {
  return curl_easy_setopt(h, option, value);
}

static inline CURLcode curlx_set_offset(CURL *h, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(h, option, value);
}

// NULL puts the option back to what it is without it.
static inline CURLcode curlx_set_text(CURL *h, CURLoption option, const char *value) {
  return curl_easy_setopt(h, option, value);
}

static inline CURLcode curlx_set_pointer(CURL *h, CURLoption option, const void *value) {
  return curl_easy_setopt(h, option, value);
}

// Who takes the body, and who takes the lines of the head.
static inline CURLcode curlx_set_takers(CURL *h, curlx_taker body, curlx_taker head, void *context) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, body);
  if (code == CURLE_OK) code = curl_easy_setopt(h, CURLOPT_WRITEDATA, context);
  if (code == CURLE_OK) code = curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, head);
  if (code == CURLE_OK) code = curl_easy_setopt(h, CURLOPT_HEADERDATA, context);
  return code;
}

// 0 where there is none.
static inline curl_off_t curlx_microseconds(CURL *h) {
  curl_off_t value = 0;
  return curl_easy_getinfo(h, CURLINFO_TOTAL_TIME_T, &value) == CURLE_OK ? value : 0;
}
