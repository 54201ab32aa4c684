// HTTPTransport: request, response, router and the listener over libmicrohttpd. Knows no noun of the product.
