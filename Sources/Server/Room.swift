// Server: the gateway and the login, the handlers, the mapping between domain and wire, and the control plane.
