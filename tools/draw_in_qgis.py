"""Draw a GeoPackage of `geo export --format geopackage` in QGIS, with the styles it carries.

    /usr/bin/python3 tools/draw_in_qgis.py events.gpkg picture.png [COUNTRIES.geojson]

Wants QGIS 3.22 or newer with its Python bindings (Debian: `apt install python3-qgis`), not the
project's environment. Prints what QGIS reads of each layer: count, geometry, CRS, fields, time.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

DRAWN = ("places", "events_areas", "movements", "events_points")
PLAIN = ("event_places", "reports", "mentions", "unplaced")


def read(package: str, name: str) -> QgsVectorLayer:
    """Open a layer as QGIS does, and tell what it reads."""
    # The desktop opens a layer plain and then loads its style; done at once, the time setting
    # of the style would be lost again.
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr", options)
    if not layer.isValid():
        raise SystemExit(f"QGIS cannot read layer {name} of {package}.")
    layer.loadDefaultStyle()
    time = layer.temporalProperties()
    style = layer.renderer().type() if layer.renderer() else "no style"
    shown = f"shown {'up to' if time.limitMode() else 'before'} the last day"
    print(
        f"{name}: {layer.featureCount()} features, {QgsWkbTypes.displayString(layer.wkbType())}, "
        f"{layer.crs().authid() or 'no CRS'}, {layer.fields().count()} fields, {style}, "
        f"{shown if time.isActive() else 'no time'}"
    )
    return layer


def draw(layers: list[QgsVectorLayer], target: str) -> None:
    """Draw the layers, first one lowest, in the window of all events."""
    settings = QgsMapSettings()
    settings.setLayers(list(reversed(layers)))
    settings.setBackgroundColor(QColor("#dbe7ee"))
    settings.setOutputSize(QSize(1200, 500))
    settings.setExtent(QgsRectangle(-180, -70, 180, 80))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(target)


def main() -> None:
    """Read the package and draw it."""
    package, target, *land = sys.argv[1:]
    application = QgsApplication([], False)
    application.initQgis()
    layers = [read(package, name) for name in DRAWN]
    for name in PLAIN:
        read(package, name)
    if land:
        countries = QgsVectorLayer(land[0], "land", "ogr")
        if not countries.isValid():
            raise SystemExit(f"QGIS cannot read {land[0]}.")
        symbol = countries.renderer().symbol()
        symbol.setColor(QColor("#f4f1ea"))
        symbol.symbolLayer(0).setStrokeColor(QColor("#c9c2b4"))
        layers.insert(0, countries)
    QgsProject.instance().addMapLayers(layers)
    draw(layers, target)
    print(f"Drew {Path(target).name}")
    sys.stdout.flush()
    # Dying with the process is the one way out of QGIS that never hangs.
    os._exit(0)


main()
