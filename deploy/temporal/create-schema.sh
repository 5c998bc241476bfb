#!/bin/sh
# Creates Temporal's two databases and brings their tables to the version of this image; a second run
# changes nothing. Where PostgreSQL is, and who we are, the tool reads from SQL_*.
set -eu

schemas=/etc/temporal/schema/postgresql/v12

prepare() { # DATABASE SCHEMA
  temporal-sql-tool --database "$1" create-database
  temporal-sql-tool --database "$1" setup-schema --version 0.0
  temporal-sql-tool --database "$1" update-schema --schema-dir "$schemas/$2/versioned"
}

prepare temporal temporal
prepare temporal_visibility visibility
