// Store: SQLite connections, migrations, rows to and from the domain, images. The only room with SQL.
