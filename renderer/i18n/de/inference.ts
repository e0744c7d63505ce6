/** Worauf das Modell läuft. */
export const inference = {
  title: 'Worauf das Modell läuft',
  text: 'Ändert keine Regel der Entscheidung: Ein anderes Gerät wird nur benutzt, wenn seine Werte für die Prüfbilder des Modells die des Prozessors sind, so genau, wie es das Modell verlangt.',
  provider: 'Gerät',
  providers: {
    cpu: 'Prozessor (geht überall)',
    coreml: 'Grafik und Neural Engine von Apple (CoreML)',
    dml: 'Grafikkarte unter Windows (DirectML)',
    webgpu: 'Grafikkarte (WebGPU)',
  },
  providerHelp: 'Geht das gewählte nicht, rechnet der Prozessor, und unten steht, warum.',
  threads: 'Threads des Prozessors',
  auto: 'Beim Start gemessen',
  threadsHelp:
    'Einer passt für die meisten Rechner. Gemessen: ein zweiter nur, wenn die Arbeit um ein Drittel kürzer wird; ein Kern bleibt der Linie.',
  now: 'Läuft jetzt',
  notYet: 'jetzt läuft kein Modell',
  nowText_one: '{{model}}: {{provider}}, {{count}} Thread, 16 Bilder in {{batchMs}} ms',
  nowText_other: '{{model}}: {{provider}}, {{count}} Threads, 16 Bilder in {{batchMs}} ms',
  measured: 'Gemessen',
  measuredOne_one: '{{count}} Thread {{batchMs}} ms',
  measuredOne_other: '{{count}} Threads {{batchMs}} ms',
  cores: 'Kerne dieses Rechners',
  notUsed: '{{provider}} wird nicht benutzt',
  refusal: {
    NOT_BUNDLED:
      'Auf diesem System gibt es das nicht. Ein anderes Gerät wählen oder so lassen: Der Prozessor macht die Arbeit.',
    NOT_AVAILABLE:
      'Kein Gerät oder Treiber dafür gefunden. Die IT soll den Treiber der Grafikkarte ansehen; dann Ovoscope neu starten.',
    GOLDEN_MISMATCH:
      'Es liefert für die Prüfbilder des Modells andere Werte als der Prozessor, mehr als das Modell erlaubt. Den Prozessor wählen; ein neuerer Treiber kann helfen.',
    ENDED: 'Der Prozess des Modells hat damit geendet. Den Prozessor wählen; ein neuerer Treiber kann helfen.',
  },
} as const
