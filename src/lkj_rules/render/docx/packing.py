"""
A document made into bytes that are the same in every run: no clock, no thumbnail, zip entries of one date.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can have."""
_UNIX = 3


def packed(document: Document, *, title: str, today: str, author: str) -> bytes:
    """
    Write the document, dated with the day that the run takes as today.
    """
    when = dt.datetime.fromisoformat(today).replace(tzinfo=dt.UTC) if today else dt.datetime(*_EPOCH, tzinfo=dt.UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = when
    properties.revision, properties.language, properties.comments = 1, "id-ID", ""
    package = document.part.package
    for key in [key for key, each in package.rels.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.rels.pop(key)
    stream = io.BytesIO()
    document.save(stream)
    return _timeless(stream.getvalue())


def _timeless(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, 0o600 << 16
            target.writestr(entry, source.read(name))
    return stream.getvalue()
