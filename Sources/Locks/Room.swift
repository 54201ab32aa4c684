// Locks: a value behind a lock that ThreadSanitizer sees. A leaf for every room that is called from several threads.
