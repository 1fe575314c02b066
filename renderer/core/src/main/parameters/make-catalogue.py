#!/usr/bin/env python3
"""Makes the parameter catalogue out of pg_settings of one server per major version.

    make-catalogue.py SOURCE... > ../resources/com/example/postgres/parameters/catalogue.tsv

SOURCE is MAJOR=CONNECTION (anything psql takes after -d, such as 17=postgresql://localhost:5417/postgres)
or MAJOR=FILE, the output of this query with column names, tab-separated (psql --no-align --field-separator $'\\t'):

    select name, context, vartype, unit, min_val, max_val, array_to_string(enumvals, ',') as enumvals, boot_val, category
    from pg_settings where name not like '%.%' order by name

Give every supported major: one that is left out is taken for one that has no parameters. A new major also goes into
ParameterCatalogue.MAJORS; a test compares the two.
A freshly initialised server of any build will do; what differs between builds is levelled out below.

One line per parameter and run of majors with equal facts: name, first major, last major, context, type, unit,
minimum, maximum, values of an enumeration, default, category. Sorted by name without regard to case, then by major.
The same input gives the same bytes.
"""
import os
import subprocess
import sys

QUERY = """select name, context, vartype, unit, min_val, max_val, array_to_string(enumvals, ',') as enumvals,
boot_val, category from pg_settings where name not like '%.%' order by name"""
COLUMNS = ["name", "context", "vartype", "unit", "min_val", "max_val", "enumvals", "boot_val", "category"]

# Names that Debian's packages add.
LEFT_OUT = {"extension_destdir"}
# Values that a server offers only when built with the option; the images we support are.
# https://www.postgresql.org/docs/current/install-make.html: --with-lz4, --with-zstd, --with-liburing
BUILD_VALUES = {
    "default_toast_compression": {14: ["pglz", "lz4"]},
    "wal_compression": {15: ["pglz", "lz4", "zstd", "on", "off"]},
    "io_method": {18: ["sync", "worker", "io_uring"]},
}
# Defaults that the build chooses.
BUILD_DEFAULTS = {"krb_server_keyfile": "", "unix_socket_directories": "/tmp"}
# Facts of one minor version.
MINOR_FACTS = {"server_version", "server_version_num"}
# Printed in octal by SHOW.
OCTAL = {"data_directory_mode", "log_file_mode", "unix_socket_permissions"}
# The largest double as pg_settings prints it: no limit.
UNLIMITED = "1.79769e+308"


def rows_of(source):
    if os.path.isfile(source):
        with open(source, encoding="utf-8") as file:
            text = file.read()
    else:
        command = ["psql", "-X", "-q", "-A", "-F", "\t", "-P", "footer=off", "-d", source, "-c", QUERY]
        text = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    lines = text.rstrip("\n").split("\n")
    if lines[0].split("\t") != COLUMNS:
        sys.exit(f"{source}: expected the columns {', '.join(COLUMNS)}")
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]


def level(row, major):
    name = row["name"]
    if name in MINOR_FACTS:
        row.update(min_val="", max_val="", boot_val="")
    if name in OCTAL:
        row["boot_val"] = f"{int(row['boot_val']):04o}"
    row["boot_val"] = BUILD_DEFAULTS.get(name, row["boot_val"])
    for since, values in BUILD_VALUES.get(name, {}).items():
        if major >= since:
            row["enumvals"] = ",".join(values)
    if row["max_val"] == UNLIMITED:
        row["max_val"] = ""
    return row


def main():
    majors = {}
    for argument in sys.argv[1:]:
        major, _, source = argument.partition("=")
        if not major.isdigit() or not source:
            sys.exit(__doc__)
        majors[int(major)] = source
    if not majors:
        sys.exit(__doc__)
    facts = {}
    for major in sorted(majors):
        for row in rows_of(majors[major]):
            if row["name"] not in LEFT_OUT:
                facts.setdefault(row["name"], {})[major] = level(row, major)
    for name in sorted(facts, key=lambda n: (n.lower(), n)):
        newest_category = facts[name][max(facts[name])]["category"]
        runs = []
        for major, row in sorted(facts[name].items()):
            row["category"] = newest_category
            if runs and runs[-1][1] == major - 1 and runs[-1][2] == row:
                runs[-1][1] = major
            else:
                runs.append([major, major, row])
        for first, last, row in runs:
            print("\t".join([name, str(first), str(last)] + [row[column] for column in COLUMNS[1:]]))


if __name__ == "__main__":
    main()
