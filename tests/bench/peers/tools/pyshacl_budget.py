"""
Judge the sums of the budget by a SPARQL constraint on every line that has lines below it, with pySHACL.
"""

import json
import sys

from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import SH

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix : <http://example.com/> .
: sh:declare [ sh:prefix "" ; sh:namespace "http://example.com/"^^<http://www.w3.org/2001/XMLSchema#anyURI> ] .
:SumShape a sh:NodeShape ; sh:targetClass :Sum ; sh:sparql [ sh:prefixes : ; sh:message "not the sum" ; sh:select '''
SELECT $this ?value WHERE {
  { SELECT $this (SUM(?part) AS ?value) WHERE { $this :below/:amount ?part } GROUP BY $this }
  $this :amount ?amount . FILTER (?amount != ?value) }''' ] .
"""
data = Graph().parse(f"{sys.argv[1]}/budget.ttl")
_, results, _ = validate(data, shacl_graph=Graph().parse(data=SHAPES, format="turtle"), advanced=True)
sys.stdout.write(json.dumps(sorted({str(node).rpartition("/")[2] for node in results.objects(None, SH.focusNode)})))
