// Certificates for TLS: made, read and judged. Bytes in, bytes out: where they lie is not known here, nor the time.
