import type { Catalogue } from '../catalogue.ts'

export const modelRefusal: Catalogue['modelRefusal'] = {
  PACKAGE_MISSING: {
    means: 'Das Paket des gewählten Modells ist nicht auf dieser Station.',
    tip: 'Wählen Sie unter Modelle ein anderes, oder spielen Sie dieses wieder ein. Nichts tritt von selbst an seine Stelle.',
  },
  MANIFEST_MISSING: {
    means: 'Hier liegt kein Modellpaket: manifest.json fehlt.',
    tip: 'Ordner oder Datei des Pakets selbst wählen, oder es neu installieren.',
  },
  MANIFEST_TOO_LARGE: {
    means: 'manifest.json ist viel größer, als ein Manifest sein kann.',
    tip: 'Das ist kein Modellpaket. Den Hersteller nach dem richtigen fragen.',
  },
  MANIFEST_NOT_JSON: {
    means: 'manifest.json ist signiert, aber kein JSON.',
    tip: 'Der Hersteller muss das Paket mit models:make neu machen.',
  },
  MANIFEST_INVALID: {
    means: 'In manifest.json fehlt etwas, was eine Station wissen muss, oder es steht falsch da.',
    tip: 'Der Hersteller muss das Paket mit models:make neu machen.',
  },
  MANIFEST_CHANGED: {
    means: 'manifest.json wurde nach dem Signieren geändert.',
    tip: 'Dieses Paket nicht verwenden. Vom Hersteller neu holen.',
  },
  SIGNATURE_MISSING: {
    means: 'Das Paket ist nicht signiert.',
    tip: 'Der Hersteller muss es mit models:sign signieren; eine Station lässt kein unsigniertes Modell laufen.',
  },
  SIGNATURE_INVALID: {
    means: 'manifest.sig ist keine Signatur.',
    tip: 'Das Paket neu holen; hilft das nicht, muss der Hersteller es neu signieren.',
  },
  SIGNATURE_WRONG: {
    means: 'Die Signatur gehört nicht zu diesem Manifest.',
    tip: 'Dieses Paket nicht verwenden. Vom Hersteller neu holen.',
  },
  KEY_UNKNOWN: {
    means: 'Das Paket hat jemand signiert, dem diese Station nicht vertraut.',
    tip: 'Unter Modelle nennt die Einzelheit den Schlüssel. Ist sein Hersteller bekannt, legt die IT seinen öffentlichen Schlüssel in den Ordner trusted-keys neben der Richtliniendatei: /etc/ovoscope/trusted-keys (Linux), C:\\ProgramData\\Ovoscope\\trusted-keys (Windows), /Library/Application Support/Ovoscope/trusted-keys (macOS).',
  },
  FILE_MISSING: {
    means: 'Eine Datei des Pakets fehlt.',
    tip: 'Das Paket neu holen oder neu installieren.',
  },
  FILE_SIZE: {
    means: 'Eine Datei des Pakets ist länger oder kürzer als beim Signieren.',
    tip: 'Das Paket neu holen oder neu installieren.',
  },
  FILE_HASH: {
    means: 'Eine Datei des Pakets wurde nach dem Signieren geändert.',
    tip: 'Dieses Paket nicht verwenden. Neu holen oder neu installieren.',
  },
  GOLDEN_SIZE: {
    means: 'Die Prüfbilder sind nicht so viele oder nicht so groß, wie das Manifest sagt.',
    tip: 'Der Hersteller muss das Paket mit models:make neu machen.',
  },
  PACKAGE_TOO_LARGE: {
    means: 'Das Paket ist größer als 256 MB.',
    tip: 'Der Hersteller muss ein kleineres Modell bringen.',
  },
  PACKAGE_UNREADABLE: {
    means: 'Dieses Konto darf das Paket nicht lesen, oder die Platte versagt.',
    tip: 'IT: diesem Konto das Leserecht für den Ordner und seine Dateien geben oder das Paket neu hinlegen.',
  },
  ARCHIVE_MISSING: {
    means: 'Die Datei kann nicht gelesen werden.',
    tip: 'Nachsehen, ob sie noch da ist und ob dieses Konto sie lesen darf.',
  },
  ARCHIVE_FORM: {
    means: 'Die Datei ist kein Modellpaket oder abgeschnitten.',
    tip: 'Neu holen. Der Hersteller packt sie mit models:pack, nicht mit einem anderen Programm.',
  },
  ARCHIVE_ENTRY: {
    means: 'Die Datei enthält etwas, was nicht in ein Modellpaket gehört.',
    tip: 'Nicht verwenden. Der Hersteller muss sie mit models:pack neu packen.',
  },
  ARCHIVE_CHANGED: {
    means: 'Die Datei wurde nach dem Packen geändert.',
    tip: 'Vom Hersteller neu holen.',
  },
  VERSION_TAKEN: {
    means: 'Diese Version ist schon installiert, mit anderem Inhalt.',
    tip: 'Der Hersteller muss dem geänderten Modell eine andere Version geben, damit Aufzeichnungen eindeutig bleiben.',
  },
  NOT_WRITTEN: {
    means: 'In den Ordner der Modelle kann nicht geschrieben werden.',
    tip: 'IT: Platz auf der Platte schaffen oder diesem Konto dort Schreibrecht geben.',
  },
  MODEL_UNREADABLE: {
    means: 'Das Netz kann nicht geladen werden: Es ist keine ONNX-Datei oder nutzt Operatoren, die es hier nicht gibt.',
    tip: 'Der Hersteller muss es neu exportieren.',
  },
  MODEL_OPSET: {
    means: 'Das Netz wurde für eine neuere oder ältere Laufzeit exportiert als diese (Opset).',
    tip: 'Der Hersteller muss es mit einem Opset exportieren, das docs/models.md nennt; oder Ovoscope ist zu aktualisieren.',
  },
  MODEL_EXTERNAL_DATA: {
    means: 'Die Gewichte des Netzes liegen in einer anderen Datei.',
    tip: 'Der Hersteller muss es als eine Datei exportieren, ohne ausgelagerte Daten.',
  },
  MODEL_INPUT: {
    means: 'Das Netz nimmt eine andere Eingabe, als das Manifest nennt.',
    tip: 'Der Hersteller muss Eingabe und Typ so nennen, wie sie im Netz sind.',
  },
  MODEL_SHAPE: {
    means: 'Das Netz nimmt Bilder anderer Form, als das Manifest sagt.',
    tip: 'Der Hersteller muss Größe, Karten oder Anordnung berichtigen.',
  },
  MODEL_OUTPUT_MISSING: {
    means: 'Das Netz hat eine Ausgabe nicht, die das Manifest nennt.',
    tip: 'Der Hersteller muss die Ausgaben so nennen, wie sie im Netz sind.',
  },
  MODEL_OUTPUT: {
    means: 'Eine Ausgabe des Netzes hat einen anderen Typ oder andere Anzahl Klassen, als das Manifest sagt.',
    tip: 'Der Hersteller muss die Klassen berichtigen oder das Netz mit den richtigen Ausgaben exportieren.',
  },
  MODEL_RUN: {
    means: 'Das Netz bricht beim Rechnen mit einem Fehler ab.',
    tip: 'Der Hersteller muss es mit onnxruntime probieren und neu exportieren.',
  },
  NOT_PROBABILITIES: {
    means: 'Was das Netz ausgibt, sind keine Wahrscheinlichkeiten.',
    tip: 'Der Hersteller muss im Manifest softmax oder sigmoid nennen oder es einbauen.',
  },
  GOLDEN_MISMATCH: {
    means: 'Auf dieser Maschine rechnet das Netz etwas anderes, als die Prüfbilder des Herstellers sagen.',
    tip: 'Hier nicht verwenden. Der Hersteller muss klären, ob es am Paket oder an der Maschine liegt.',
  },
  TOO_SLOW: {
    means: 'Das Netz ist zu langsam für diese Maschine: Eine Linie würde auf seine Antworten warten.',
    tip: 'Unter Einstellungen mehr Threads oder einen anderen Ort zum Rechnen wählen, sonst ein kleineres Netz oder eine schnellere Maschine nehmen. War die Maschine mit anderem beschäftigt, das Modell unter Service neu starten.',
  },
}
