// Disk: files, made by this room alone, locks held by processes, and what the system says when it can't. A leaf for
// every room that touches files.
