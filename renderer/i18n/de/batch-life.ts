import { stopReasonWords } from '../../../electron/words/de.ts'
import type { Catalogue } from '../catalogue.ts'

export const batchLife: Catalogue['batchLife'] = {
  checks: {
    title: 'Bevor sie beginnt',
    ready: 'Alles ist bereit.',
    recipe: 'Rezept',
    recipeUsual: 'das übliche',
    accept: 'Ich weiß es, trotzdem beginnen',
    verdict: { ok: 'in Ordnung', warn: 'ansehen', stop: 'muss behoben werden' },
    check: {
      NO_OTHER_BATCH: { ok: 'Keine andere Charge ist offen', bad: 'Eine andere Charge ist offen: zuerst beenden' },
      SCANNER: { ok: 'Der Scanner sendet', bad: 'Kein Scanner sendet: nach dem Kabel sehen' },
      MODEL: { ok: 'Das Modell ist bereit', bad: 'Das Modell ist noch nicht bereit' },
      MODEL_SYNTHETIC: {
        ok: 'Das Modell ist an echten Eiern trainiert',
        bad: 'Das Modell ist SYNTHETISCH, nur an gezeichneten Phantomen trainiert: was es über echte Eier sagt, bedeutet nichts, und es werden trotzdem Eier danach entnommen',
      },
      MODEL_BREED: {
        ok: 'Das Modell kennt diese Rasse',
        bad: 'Das Modell ist nicht für diese Rasse gemacht: mehr Fehler sind zu erwarten',
      },
      MODEL_AGE: {
        ok: 'Das Modell kennt Eier dieses Alters',
        bad: 'Das Modell ist nicht für Eier dieses Alters gemacht',
      },
      PICTURE_SIZE: {
        ok: 'Die Bilder des Scanners sind groß genug für das Modell',
        bad: 'Die Bilder des Scanners sind zu klein für dieses Modell, jedes Ei wäre unlesbar: ein Modell für diesen Scanner nehmen oder den Scanner, für den es gemacht ist',
      },
      PICTURE_CHANNELS: {
        ok: 'Der Scanner hat die Kanäle, die das Modell ansieht',
        bad: 'Der Scanner sendet nicht alle Kanäle, die dieses Modell ansieht: am Scanner einschalten oder ein Modell für ihn nehmen',
      },
      PICTURE_KNOWN: {
        ok: 'Es ist bekannt, welche Bilder der Scanner macht',
        bad: 'Noch nicht bekannt, ob das Modell die Bilder des Scanners nehmen kann: kein Scanner hat gesagt, was er macht',
      },
      SET_TIME: { ok: 'Die Einlagezeit ist bekannt', bad: 'Ohne glaubhafte Einlagezeit wird nichts entnommen' },
      LAID_AFTER_SET: {
        ok: 'Die Einlagezeit passt zur Herde',
        bad: 'Nach ihren Daten hat die Herde diese Eier erst nach dem Einlegen gelegt: Einlagezeit und Herde ansehen',
      },
      CLOCK: {
        ok: 'Der Uhr wird vertraut',
        bad: 'Der Uhr wird nicht vertraut: nichts wird entnommen, bis jemand sie bestätigt',
      },
      LEGAL_AGE: {
        ok: 'Das Gesetz erlaubt die Entnahme nach Geschlecht',
        bad: 'Über der Grenze: männliche bleiben, klare und abgestorbene werden entnommen',
      },
      JURISDICTION: {
        ok: 'Das Recht ist das des Betriebs',
        bad: 'Das ist nicht das Recht des Betriebs, oder sein Profil ist hier nicht bekannt',
      },
      SITE_LAW: {
        ok: 'Das Recht des Betriebs ist gesagt',
        bad: 'Niemand hat gesagt, nach welchem Recht dieser Betrieb arbeitet, darum gilt die strengste bekannte Grenze: Die Schichtleitung sagt es unter Einrichtung',
      },
      TRAY_TYPE: { ok: 'Die Hordenart ist bekannt', bad: 'Diese Hordenart ist hier nicht bekannt' },
      RECIPE: { ok: 'Ein Rezept gilt', bad: 'Es gilt kein Rezept dieses Namens' },
      ALARMS: { ok: 'Kein dringender Alarm steht an', bad: 'Alarme stehen an: zuerst beheben' },
      UPDATE: { ok: 'Keine Aktualisierung läuft', bad: 'Ovoscope wird gerade aktualisiert' },
    },
  },
  stop: {
    title: 'Warum steht die Linie?',
    titleEnd: 'Warum endete die Charge?',
    said: 'Angegeben: {{reason}}',
    change: 'Ändern',
    say: 'Grund sagen',
    note: 'Was war es? Ein paar Worte',
    noteMissing: 'Bitte mit ein paar Worten sagen, was es war.',
    keep: 'Merken',
    back: 'Zurück',
    reason: stopReasonWords,
    none: 'nicht angegeben',
    saidWith: '{{reason}} ({{note}})',
  },
  models: {
    title: 'Modelle, die geurteilt haben',
    began: '{{time}}: {{model}}, mit dem die Charge begann',
    switch: '{{time}}: {{model}}, gewechselt von {{who}}',
    rollBack: '{{time}}: zurück zu {{model}}, von {{who}}',
    judged: '{{model}} hat {{eggs}} entschieden ({{scans}})',
    byNone: 'Über {{eggs}} ({{scans}}) hat kein Modell geurteilt: Kein Bild war lesbar',
  },
  record: {
    title: 'Halte und Unterschriften',
    noStops: 'Die Linie stand nie.',
    pause: '{{from}} bis {{to}}: {{reason}}',
    pauseOpen: 'seit {{from}}: {{reason}}',
    outage:
      '{{from}} bis {{to}}: die Station lief nicht. Beim nächsten Start festgestellt; der Anfang ist der letzte Eintrag davor.',
    end: 'Beendet {{from}}: {{reason}}',
    accepted: 'Beim Start bekannt: {{warning}} ({{who}})',
    acceptedByNobody: 'Beim Start bekannt: {{warning}}',
    zone: 'Zeiten in',
    zoneNow: '{{zone}}, heute die der Station',
    unsigned: 'Niemand hat dieses Protokoll unterschrieben.',
    signed: 'Unterschrieben von {{name}} am {{time}}, Fassung {{revision}}.',
    overtaken: 'Die Zahlen haben sich seitdem geändert. Eine neue Unterschrift ist nötig.',
    digest: 'SHA-256 der Zahlen: {{sha256}}',
    sign: 'Dieses Protokoll unterschreiben',
    refusal: {
      NO_SUCH_BATCH: 'diese Charge gibt es nicht.',
      NOT_CLOSED: 'die Charge ist noch offen.',
      SIGNED_ALREADY: 'diese Zahlen sind schon unterschrieben.',
      NUMBERS_CHANGED:
        'die Zahlen haben sich seit Ihrem Blick geändert. Sie stehen jetzt neu da: noch einmal ansehen, dann unterschreiben.',
      NO_SUCH_STOP: 'diesen Halt gibt es nicht.',
      STOP_SIGNED:
        'die Zahlen sind unterschrieben. Ändern kann es, wer unterschreiben darf; dann ist eine neue Unterschrift nötig.',
      STOP_NOTE_MISSING: 'beim Grund „Anderes“ sind ein paar Worte nötig.',
    },
  },
}
