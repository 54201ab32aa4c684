// The door to zlib, for gzip in one step. What begins a stream are macros, which Swift can't see.
#pragma once
#include <stddef.h>
#include <string.h>
#include <zlib.h>

// The window of zlib, and the sign for the frame of gzip around it.
#define ZLIBX_GZIP (MAX_WBITS + 16)

// Bytes that the packed form of so many takes at most.
static inline size_t zlibx_bound(size_t count) { return compressBound((uLong)count) + 18; }

// Packs bytes. Returns how many there are then; 0 where there is no room.
static inline size_t zlibx_pack(const void *bytes, size_t count, void *out, size_t room) {
  z_stream s;
  memset(&s, 0, sizeof s);
  if (deflateInit2(&s, Z_BEST_COMPRESSION, Z_DEFLATED, ZLIBX_GZIP, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  s.next_in = (Bytef *)bytes;
  s.avail_in = (uInt)count;
  s.next_out = (Bytef *)out;
  s.avail_out = (uInt)room;
  const int end = deflate(&s, Z_FINISH);
  const size_t made = room - s.avail_out;
  deflateEnd(&s);
  return end == Z_STREAM_END ? made : 0;
}

// Unpacks bytes. Returns how many there are then, or -1 where they are no gzip, or more than there is room for.
static inline ptrdiff_t zlibx_unpack(const void *bytes, size_t count, void *out, size_t room) {
  z_stream s;
  memset(&s, 0, sizeof s);
  if (inflateInit2(&s, ZLIBX_GZIP) != Z_OK) return -1;
  s.next_in = (Bytef *)bytes;
  s.avail_in = (uInt)count;
  s.next_out = (Bytef *)out;
  s.avail_out = (uInt)room;
  const int end = inflate(&s, Z_FINISH);
  const size_t made = room - s.avail_out;
  inflateEnd(&s);
  return end == Z_STREAM_END ? (ptrdiff_t)made : -1;
}
