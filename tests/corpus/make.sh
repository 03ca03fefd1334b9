#!/bin/sh
# Makes the committed corpus again. Needs (Debian 12): chromium libreoffice-writer-nogui groff texlive-latex-recommended
# lmodern python3-cairo qpdf poppler-utils fonts-liberation fonts-dejavu-core. The result differs in dates and
# producer versions from what is committed; the words, the order and the expectations do not.
set -eu
cd "$(dirname "$0")"
exec /usr/bin/python3 sources/make.py "$@"
