import type { PrintLanguage } from '../../contract/looking-back.ts'
import type { StartCheckId } from '../../domain/batch/start-checks.ts'
import type { StopReason } from '../../domain/batch/stops.ts'
import * as de from '../../words/de.ts'
import * as en from '../../words/en.ts'

/** What the printed record says of the life of a batch. `{name}` stands for a value. */
export interface LifeWords {
  readonly stops: string
  readonly noStops: string
  readonly from: string
  readonly to: string
  readonly why: string
  readonly by: string
  readonly lasts: string
  readonly ended: string
  readonly outage: string
  readonly notSaid: string
  readonly reason: Readonly<Record<StopReason, string>>
  readonly accepted: string
  readonly acceptedBy: string
  /** Of checks that can be accepted; another one is named by its id. */
  readonly warning: Readonly<Partial<Record<StartCheckId, string>>>
  readonly models: Readonly<Record<'title' | 'began' | 'switch' | 'rollBack' | 'judged' | 'byNone' | 'program', string>>
  readonly unsigned: string
  readonly signed: string
  readonly holds: string
  readonly overtaken: string
}

const english: LifeWords = {
  stops: 'Stops of the line and their reasons',
  noStops: 'The line never stood.',
  ...{ from: 'From', to: 'To', why: 'Why', by: 'Said by', lasts: 'still standing', ended: 'end of the batch' },
  outage: 'The station was not running; found when it started again. It began at this time or later.',
  notSaid: 'not said',
  reason: en.stopReasonWords,
  accepted: 'Known at the start: {warning}.',
  acceptedBy: 'Known at the start: {warning} ({who}, {time}).',
  warning: {
    MODEL_SYNTHETIC: 'the model was trained on drawn phantoms, not on eggs',
    MODEL_BREED: 'the model was not made for this breed',
    MODEL_AGE: 'the model was not made for eggs of this age',
    PICTURE_KNOWN: 'it was not known whether the model can take the scanner’s pictures',
    SET_TIME: 'there was no plausible set time',
    CLOCK: 'the clock was not trusted',
    LEGAL_AGE: 'the legal limit was past',
    ALARMS: 'alarms stood',
  },
  models: {
    title: 'Models that judged',
    began: '{time}: {model}, with which the batch began',
    switch: '{time}: {model}, switched by {who}',
    rollBack: '{time}: back to {model}, by {who}',
    judged: '{model} decided {eggs} eggs ({scans} scans)',
    byNone: 'No model judged {eggs} eggs ({scans} scans): their picture could not be read',
    program: 'the program',
  },
  unsigned: 'Nobody has signed this record on the screen.',
  signed: 'Signed by {name} on {time}, revision {revision}. SHA-256 of the numbers:',
  holds: 'The newest signature is for the numbers of this print.',
  overtaken: 'The numbers have changed since the newest signature. Theirs now, SHA-256:',
}

const german: LifeWords = {
  stops: 'Halte der Linie und ihre Gründe',
  noStops: 'Die Linie stand nie.',
  ...{ from: 'Von', to: 'Bis', why: 'Warum', by: 'Laut', lasts: 'steht noch', ended: 'Ende der Charge' },
  outage: 'Die Station lief nicht; beim nächsten Start festgestellt. Es begann um diese Zeit oder später.',
  notSaid: 'nicht angegeben',
  reason: de.stopReasonWords,
  accepted: 'Beim Start bekannt: {warning}.',
  acceptedBy: 'Beim Start bekannt: {warning} ({who}, {time}).',
  warning: {
    MODEL_SYNTHETIC: 'das Modell hatte an gezeichneten Phantomen gelernt, nicht an Eiern',
    MODEL_BREED: 'das Modell ist nicht für diese Rasse gemacht',
    MODEL_AGE: 'das Modell ist nicht für Eier dieses Alters gemacht',
    PICTURE_KNOWN: 'es war nicht bekannt, ob das Modell die Bilder des Scanners nehmen kann',
    SET_TIME: 'es gab keine glaubhafte Einlagezeit',
    CLOCK: 'der Uhr wurde nicht vertraut',
    LEGAL_AGE: 'die gesetzliche Grenze war überschritten',
    ALARMS: 'Alarme standen an',
  },
  models: {
    title: 'Modelle, die geurteilt haben',
    began: '{time}: {model}, mit dem die Charge begann',
    switch: '{time}: {model}, gewechselt von {who}',
    rollBack: '{time}: zurück zu {model}, von {who}',
    judged: '{model} hat {eggs} Eier entschieden ({scans} Scans)',
    byNone: 'Über {eggs} Eier ({scans} Scans) hat kein Modell geurteilt: Ihr Bild war nicht lesbar',
    program: 'dem Programm',
  },
  unsigned: 'Niemand hat dieses Protokoll am Bildschirm unterschrieben.',
  signed: 'Unterschrieben von {name} am {time}, Fassung {revision}. SHA-256 der Zahlen:',
  holds: 'Die neueste Unterschrift gilt für die Zahlen dieses Ausdrucks.',
  overtaken: 'Die Zahlen haben sich seit der neuesten Unterschrift geändert. SHA-256 der jetzigen:',
}

export const LIFE_WORDS: Readonly<Record<PrintLanguage, LifeWords>> = { en: english, de: german }
