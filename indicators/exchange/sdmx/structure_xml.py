"""Structures in SDMX-ML 3.0 and 2.1: dataflows, code lists, concepts, data structures."""

from collections.abc import Mapping
from datetime import datetime

from lxml import etree

from indicators.exchange.sdmx.artefacts import (
    AGENCIES,
    CONCEPTS,
    Availability,
    Kind,
    Structures,
    structure_id,
)
from indicators.exchange.sdmx.flow import ATTRIBUTES, OBS_VALUE, VERSION, Code, Component, Flow
from indicators.exchange.xml_text import allowed

TYPE_30 = "application/vnd.sdmx.structure+xml;version=3.0.0"
TYPE_21 = "application/vnd.sdmx.structure+xml;version=2.1"
CONSTRAINT_30 = ("DataConstraints", "DataConstraint", "role", "str")
CONSTRAINT_21 = ("Constraints", "ContentConstraint", "type", "com")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ORDER_30 = ("agencies", "codelists", "concepts", "available", "flows", "structures")
ORDER_21 = ("agencies", "flows", "codelists", "concepts", "structures", "available")
PACKAGES = {
    "Codelist": "codelist",
    "Concept": "conceptscheme",
    "ConceptScheme": "conceptscheme",
    "DataStructure": "datastructure",
    "Dataflow": "datastructure",
}


class Writer:
    """Writes one message in one version of the schemas."""

    def __init__(self, said: Structures, *, is_30: bool) -> None:
        version = "v3_0" if is_30 else "v2_1"
        base = f"http://www.sdmx.org/resources/sdmxml/schemas/{version}"
        self.is_30 = is_30
        self.said = said
        self.version = VERSION if is_30 else VERSION.removesuffix(".0")
        self.spaces = {key: f"{base}/{name}" for key, name in _SPACES.items()}

    def message(self, prepared: datetime) -> bytes:
        root = etree.Element(self._tag("mes:Structure"), nsmap=self.spaces)
        header = self._add(root, "mes:Header")
        self._add(header, "mes:ID").text = f"{self.said.agency}-structure"
        self._add(header, "mes:Test").text = "false"
        self._add(header, "mes:Prepared").text = f"{prepared:%Y-%m-%dT%H:%M:%SZ}"
        self._add(header, "mes:Sender", id=self.said.agency)
        if not self.said.is_empty:
            self._artefacts(self._add(root, "mes:Structures"))
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)

    def _artefacts(self, inside: etree._Element) -> None:
        """In the order of each schema: 3.0 has them by the alphabet."""
        written = {
            "agencies": self._agencies,
            "flows": self._flows,
            "codelists": self._codelists,
            "concepts": self._concepts,
            "structures": self._structures,
            "available": self._available,
        }
        order = ORDER_30 if self.is_30 else ORDER_21
        for name in order:
            written[name](inside)

    def _agencies(self, inside: etree._Element) -> None:
        if not self.said.has_agency:
            return
        group = "str:AgencySchemes" if self.is_30 else "str:OrganisationSchemes"
        names = {"en": "Agencies"}
        scheme = self._artefact(
            self._add(inside, group), "str:AgencyScheme", Kind.AGENCYSCHEME, AGENCIES, names
        )
        # It has one version: 2.1 names it, 3.0 does not.
        del scheme.attrib["version"]
        if not self.is_30:
            scheme.set("version", "1.0")
        if AGENCIES in self.said.stubs:
            return
        agency = self._add(scheme, "str:Agency", id=self.said.agency)
        self._name(agency, {"en": self.said.publisher or self.said.agency})

    def _flows(self, inside: etree._Element) -> None:
        if self.said.flows:
            group = self._add(inside, "str:Dataflows")
            for flow in self.said.flows:
                made = self._artefact(group, "str:Dataflow", Kind.DATAFLOW, flow.id, flow.names)
                if flow.id not in self.said.stubs:
                    place = self._add(made, "str:Structure")
                    self._refer(place, "DataStructure", structure_id(flow))

    def _codelists(self, inside: etree._Element) -> None:
        if self.said.codelists:
            group = self._add(inside, "str:Codelists")
            for each in self.said.codelists:
                names = {"en": each.name}
                made = self._artefact(group, "str:Codelist", Kind.CODELIST, each.id, names)
                for code in () if each.id in self.said.stubs else each.codes:
                    self._code(made, code)

    def _code(self, inside: etree._Element, code: Code) -> None:
        made = self._add(inside, "str:Code", id=code.id)
        self._name(made, code.names)
        if code.description:
            text = self._add(made, "com:Description")
            text.set(LANG, "en")
            text.text = allowed(code.description)

    def _concepts(self, inside: etree._Element) -> None:
        if self.said.concepts:
            group = self._add(inside, "str:ConceptSchemes" if self.is_30 else "str:Concepts")
            names = {"en": "Concepts"}
            scheme = self._artefact(group, "str:ConceptScheme", Kind.CONCEPTSCHEME, CONCEPTS, names)
            if self.said.has_some_concepts:
                scheme.set("isPartial", "true")
            for each in () if CONCEPTS in self.said.stubs else self.said.concepts:
                self._name(self._add(scheme, "str:Concept", id=each.id), {"en": each.name})

    def _structures(self, inside: etree._Element) -> None:
        if self.said.structures:
            group = self._add(inside, "str:DataStructures")
            for flow in self.said.structures:
                self._structure(group, flow)

    def _structure(self, inside: etree._Element, flow: Flow) -> None:
        name = structure_id(flow)
        made = self._artefact(inside, "str:DataStructure", Kind.DATASTRUCTURE, name, flow.names)
        if name in self.said.stubs:
            return
        parts = self._add(made, "str:DataStructureComponents")
        dimensions = self._add(parts, "str:DimensionList", id="DimensionDescriptor")
        for at, each in enumerate(flow.dimensions, 1):
            self._component(
                self._add(dimensions, "str:Dimension", id=each.id, position=str(at)), each
            )
        place = {} if self.is_30 else {"position": str(len(flow.dimensions) + 1)}
        time = self._add(dimensions, "str:TimeDimension", id=flow.time.id, **place)
        self._component(time, flow.time)
        attributes = self._add(parts, "str:AttributeList", id="AttributeDescriptor")
        usage = {"usage": "optional"} if self.is_30 else {"assignmentStatus": "Conditional"}
        for each in ATTRIBUTES:
            made = self._add(attributes, "str:Attribute", id=each.id, **usage)
            self._component(made, each)
            relation = self._add(made, "str:AttributeRelationship")
            if self.is_30:
                self._add(relation, "str:Observation")
            else:
                held = self._add(relation, "str:PrimaryMeasure")
                etree.SubElement(held, "Ref", id=OBS_VALUE.id)
        measures = self._add(parts, "str:MeasureList", id="MeasureDescriptor")
        name = "str:Measure" if self.is_30 else "str:PrimaryMeasure"
        usage = {"usage": "optional"} if self.is_30 else {}
        self._component(self._add(measures, name, id=OBS_VALUE.id, **usage), OBS_VALUE)

    def _available(self, inside: etree._Element) -> None:
        if self.said.available:
            plural = (CONSTRAINT_30 if self.is_30 else CONSTRAINT_21)[0]
            group = self._add(inside, f"str:{plural}")
            for found in self.said.available:
                self._constraint(group, found)

    def _constraint(self, group: etree._Element, found: Availability) -> None:
        _plural, tag, role, prefix = CONSTRAINT_30 if self.is_30 else CONSTRAINT_21
        name = f"AVAILABLE_{found.flow.id}"
        made = self._add(
            group, f"str:{tag}", id=name, agencyID=self.said.agency, version=self.version
        )
        made.set(role, "Actual")
        notes = self._add(made, "com:Annotations")
        for id_, count in found.counts.items():
            note = self._add(notes, "com:Annotation", id=id_)
            self._add(note, "com:AnnotationTitle").text = str(count)
            self._add(note, "com:AnnotationType").text = "sdmx_metrics"
        self._name(made, {"en": "Available values"})
        place = self._add(self._add(made, "str:ConstraintAttachment"), "str:Dataflow")
        self._refer(place, "Dataflow", found.flow.id)
        region = self._add(made, "str:CubeRegion", include="true")
        for dimension, known in found.keys.items():
            values = self._add(region, f"{prefix}:KeyValue", id=dimension)
            for code in known:
                self._add(values, f"{prefix}:Value").text = code

    def _component(self, made: etree._Element, component: Component) -> None:
        self._refer(self._add(made, "str:ConceptIdentity"), "Concept", component.id)
        place = self._add(made, "str:LocalRepresentation")
        if component.codes:
            self._refer(self._add(place, "str:Enumeration"), "Codelist", component.codes)
        else:
            self._add(place, "str:TextFormat", textType=component.text)

    def _refer(self, place: etree._Element, kind: str, id_: str) -> None:
        """To another artefact of ours: by its name in 3.0, part by part in 2.1."""
        package = PACKAGES[kind]
        if self.is_30:
            whole, item = (CONCEPTS, f".{id_}") if kind == "Concept" else (id_, "")
            place.text = (
                f"urn:sdmx:org.sdmx.infomodel.{package}.{kind}="
                f"{self.said.agency}:{whole}({self.version}){item}"
            )
            return
        parts = {"id": id_, "agencyID": self.said.agency, "package": package, "class": kind}
        if kind == "Concept":
            parent = {
                "maintainableParentID": CONCEPTS,
                "maintainableParentVersion": self.version,
            }
            etree.SubElement(place, "Ref", parts | parent)
        else:
            etree.SubElement(place, "Ref", parts | {"version": self.version})

    def _artefact(
        self, inside: etree._Element, tag: str, kind: Kind, id_: str, names: Mapping[str, str]
    ) -> etree._Element:
        made = self._add(inside, tag, id=id_, agencyID=self.said.agency, version=self.version)
        if id_ in self.said.stubs:
            made.set("isExternalReference", "true")
            made.set("structureURL", self.said.full_at(kind, id_))
        self._name(made, names)
        return made

    def _name(self, made: etree._Element, names: Mapping[str, str]) -> None:
        for language, words in names.items():
            name = self._add(made, "com:Name")
            name.set(LANG, language)
            name.text = allowed(words)

    def _add(self, inside: etree._Element, tag: str, **attributes: str) -> etree._Element:
        return etree.SubElement(inside, self._tag(tag), attributes)

    def _tag(self, tag: str) -> str:
        prefix, _colon, name = tag.partition(":")
        return f"{{{self.spaces[prefix]}}}{name}"


_SPACES = {"mes": "message", "str": "structure", "com": "common"}


def structure_xml(said: Structures, *, prepared: datetime, is_30: bool) -> bytes:
    return Writer(said, is_30=is_30).message(prepared)
