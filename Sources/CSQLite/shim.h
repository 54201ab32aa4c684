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
static inline int sqlx_config_memstatus(int on) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, on); }

#if defined(__linux__)
// memfd_create hides behind _GNU_SOURCE and syscall is variadic; neither reaches Swift. 1 is MFD_CLOEXEC.
#include <sys/syscall.h>
#include <unistd.h>
static inline int sqlx_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u); }
#endif

// malloc.h is in no module. Elsewhere the allocator gives memory back by itself.
#if defined(__GLIBC__)
#include <malloc.h>
static inline void sqlx_trim_memory(void) { malloc_trim(0); }
#else
static inline void sqlx_trim_memory(void) {}
#endif
