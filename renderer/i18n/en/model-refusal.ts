/** Why a model is not let in or does not run, and what to do about it. */
export const modelRefusal = {
  PACKAGE_MISSING: {
    means: 'The package of the chosen model is not on this station.',
    tip: 'Choose another one on Models, or install this one again. Nothing takes its place by itself.',
  },
  MANIFEST_MISSING: {
    means: 'There is no model package in this place: manifest.json is missing.',
    tip: 'Choose the folder or file of the package itself, or install it again.',
  },
  MANIFEST_TOO_LARGE: {
    means: 'manifest.json is far larger than a manifest can be.',
    tip: 'It is not a model package. Ask its maker for the right one.',
  },
  MANIFEST_NOT_JSON: {
    means: 'manifest.json is signed, but is no JSON.',
    tip: 'Its maker has to make the package again with models:make.',
  },
  MANIFEST_INVALID: {
    means: 'manifest.json leaves out what a station must know, or says it wrongly.',
    tip: 'Its maker has to make the package again with models:make.',
  },
  MANIFEST_CHANGED: {
    means: 'manifest.json was changed after it was signed.',
    tip: 'Do not use this package. Fetch it from its maker again.',
  },
  SIGNATURE_MISSING: {
    means: 'The package is not signed.',
    tip: 'Its maker has to sign it with models:sign; a station runs no unsigned model.',
  },
  SIGNATURE_INVALID: {
    means: 'manifest.sig is no signature.',
    tip: 'Fetch the package again; if that does not help, its maker has to sign it again.',
  },
  SIGNATURE_WRONG: {
    means: 'The signature does not belong to this manifest.',
    tip: 'Do not use this package. Fetch it from its maker again.',
  },
  KEY_UNKNOWN: {
    means: 'The package is signed by somebody whom this station does not trust.',
    tip: 'Under Models the detail names the key. If you know its maker, IT puts the maker’s public key into the folder trusted-keys beside the policy file: /etc/ovoscope/trusted-keys (Linux), C:\\ProgramData\\Ovoscope\\trusted-keys (Windows), /Library/Application Support/Ovoscope/trusted-keys (macOS).',
  },
  FILE_MISSING: {
    means: 'A file of the package is missing.',
    tip: 'Fetch or install the package again.',
  },
  FILE_SIZE: {
    means: 'A file of the package is longer or shorter than it was when it was signed.',
    tip: 'Fetch or install the package again.',
  },
  FILE_HASH: {
    means: 'A file of the package was changed after it was signed.',
    tip: 'Do not use this package. Fetch or install it again.',
  },
  GOLDEN_SIZE: {
    means: 'The golden scans are not as many, or not as large, as the manifest says.',
    tip: 'Its maker has to make the package again with models:make.',
  },
  PACKAGE_TOO_LARGE: {
    means: 'The package is larger than 256 MB.',
    tip: 'Its maker has to bring a smaller model.',
  },
  PACKAGE_UNREADABLE: {
    means: 'This account may not read the package, or its disk is failing.',
    tip: 'IT: give this account the right to read the folder and its files, or lay the package there again.',
  },
  ARCHIVE_MISSING: {
    means: 'The file cannot be read.',
    tip: 'See whether it is still there and whether this account may read it.',
  },
  ARCHIVE_FORM: {
    means: 'The file is no model package, or it is cut off.',
    tip: 'Fetch it again. Its maker packs it with models:pack, not with another program.',
  },
  ARCHIVE_ENTRY: {
    means: 'The file holds something that does not belong into a model package.',
    tip: 'Do not use it. Its maker has to pack it again with models:pack.',
  },
  ARCHIVE_CHANGED: {
    means: 'The file was changed after it was packed.',
    tip: 'Fetch it again from its maker.',
  },
  VERSION_TAKEN: {
    means: 'This version is installed already, with other content.',
    tip: 'Its maker has to give the changed model another version, so that records stay clear.',
  },
  NOT_WRITTEN: {
    means: 'The models folder cannot be written.',
    tip: 'IT: make room on the disk, or give this account the right to write there.',
  },
  MODEL_UNREADABLE: {
    means: 'The network cannot be loaded: it is no ONNX file, or uses operators that do not exist here.',
    tip: 'Its maker has to export it again.',
  },
  MODEL_OPSET: {
    means: 'The network was exported for a newer or older runtime than this one (opset).',
    tip: 'Its maker has to export it with an opset that docs/models.md names, or Ovoscope is to be updated.',
  },
  MODEL_EXTERNAL_DATA: {
    means: 'The weights of the network lie in another file.',
    tip: 'Its maker has to export it as one file, without external data.',
  },
  MODEL_INPUT: {
    means: 'The network takes another input than the manifest names.',
    tip: 'Its maker has to name the input and its type as they are in the network.',
  },
  MODEL_SHAPE: {
    means: 'The network takes pictures of another shape than the manifest says.',
    tip: 'Its maker has to correct size, maps or layout.',
  },
  MODEL_OUTPUT_MISSING: {
    means: 'The network does not have an output that the manifest names.',
    tip: 'Its maker has to name the outputs as they are in the network.',
  },
  MODEL_OUTPUT: {
    means: 'An output of the network has another type or number of classes than the manifest says.',
    tip: 'Its maker has to correct the labels, or export it with the right outputs.',
  },
  MODEL_RUN: {
    means: 'The network stops with an error when it runs.',
    tip: 'Its maker has to try it with onnxruntime and export it again.',
  },
  NOT_PROBABILITIES: {
    means: 'What the network gives are no probabilities.',
    tip: 'Its maker has to name softmax or sigmoid in the manifest, or to build it in.',
  },
  GOLDEN_MISMATCH: {
    means: 'On this machine the network computes something else than its maker’s golden scans say.',
    tip: 'Do not use it here. Its maker has to see whether package or machine is to blame.',
  },
  TOO_SLOW: {
    means: 'The network is too slow for this machine: a line would wait for its answers.',
    tip: 'Give it more threads or another place to run under Settings, or use a smaller network or a faster machine. If the machine was busy with something else, start the model again under Service.',
  },
} as const
