// The door to SQLite. The two switches open the session and pre-update interfaces in the header.
#pragma once
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast of -1 to a function pointer, which Swift can't import.
static inline sqlite3_destructor_type sqlx_transient(void) { return SQLITE_TRANSIENT; }
// sqlite3_db_config and sqlite3_config are variadic.
static inline int sqlx_db_config_int(sqlite3 *db, int op, int value) {
  return sqlite3_db_config(db, op, value, (int *)0);
}

#if defined(__linux__)
// memfd_create hides behind _GNU_SOURCE and syscall is variadic; neither reaches Swift. 1 is MFD_CLOEXEC.
#include <sys/syscall.h>
#include <unistd.h>
static inline int sqlx_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u); }
#endif

// malloc.h is in no module. Elsewhere the allocator gives memory back by itself.
#if defined(__GLIBC__)
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
static inline void sqlx_trim_memory(void) { malloc_trim(0); }

// What SQLite lets go of in pieces of up to 1 KiB, each thread keeps for the next time, up to 64 KiB: a statement asks
// for a piece for each table and index that it opens, more of one size than malloc keeps at hand.
#define SQLX_SIZES 64
#define SQLX_KEPT (1 << 16)
struct sqlx_piece { struct sqlx_piece *next; };
struct sqlx_kept { struct sqlx_piece *pieces[SQLX_SIZES]; int bytes, ends; };

// Inside of functions: what stands in a header alone, Swift's importer does not make.
static inline struct sqlx_kept *sqlx_own(void) {
  static __thread struct sqlx_kept kept;
  return &kept;
}
static inline pthread_key_t *sqlx_end(void) {
  static pthread_key_t key;
  return &key;
}

// At the end of a thread.
static inline void sqlx_let_go(void *own) {
  struct sqlx_kept *kept = (struct sqlx_kept *)own;
  for (int i = 0; i < SQLX_SIZES; i++) {
    for (struct sqlx_piece *p = kept->pieces[i], *next; p; p = next) { next = p->next; free(p); }
    kept->pieces[i] = 0;
  }
  kept->bytes = SQLX_KEPT;
}

static inline void *sqlx_malloc(int n) {
  // A piece of 16 i + 8 bytes or more stands at i, as malloc rounds.
  int i = n <= 24 ? 1 : (n + 7) >> 4;
  struct sqlx_kept *kept = sqlx_own();
  struct sqlx_piece *piece = i < SQLX_SIZES ? kept->pieces[i] : 0;
  if (!piece) return malloc(n);
  kept->pieces[i] = piece->next;
  kept->bytes -= (int)malloc_usable_size(piece);
  return piece;
}

static inline void sqlx_free(void *p) {
  struct sqlx_kept *kept = sqlx_own();
  size_t size = malloc_usable_size(p), i = (size - 8) >> 4;
  if (i < 1 || i >= SQLX_SIZES || kept->bytes + (int)size > SQLX_KEPT) { free(p); return; }
  if (!kept->ends) kept->ends = pthread_setspecific(*sqlx_end(), kept) == 0;
  if (!kept->ends) { free(p); return; }
  struct sqlx_piece *piece = (struct sqlx_piece *)p;
  piece->next = kept->pieces[i];
  kept->pieces[i] = piece;
  kept->bytes += (int)size;
}

static inline void *sqlx_realloc(void *p, int n) { return realloc(p, n); }
static inline int sqlx_size(void *p) { return p ? (int)malloc_usable_size(p) : 0; }
static inline int sqlx_round(int n) { return (n + 7) & ~7; }
static inline int sqlx_start(void *unused) { return SQLITE_OK; }
static inline void sqlx_stop(void *unused) {}
static inline int sqlx_config_malloc(void) {
  static const sqlite3_mem_methods methods = {
      sqlx_malloc, sqlx_free, sqlx_realloc, sqlx_size, sqlx_round, sqlx_start, sqlx_stop, 0};
  if (pthread_key_create(sqlx_end(), sqlx_let_go) != 0) return SQLITE_ERROR;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
#else
static inline void sqlx_trim_memory(void) {}
static inline int sqlx_config_malloc(void) { return SQLITE_OK; }
#endif

// To be called once, before anything else is asked of SQLite. Nobody asks it how much memory it has, and counting it
// takes a lock of the whole process for each piece.
static inline void sqlx_config_memory(void) {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlx_config_malloc();
}
