/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["ovoscope-cloud-v1"] || ($protobuf.roots["ovoscope-cloud-v1"] = {});

export const ovoscope = $root.ovoscope = (() => {

    const ovoscope = {};

    ovoscope.cloud = (function() {

        const cloud = {};

        cloud.v1 = (function() {

            const v1 = {};

            v1.BatchSummary = (function() {

                const BatchSummary = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                BatchSummary.prototype.schemaVersion = 0;
                BatchSummary.prototype.identity = null;
                BatchSummary.prototype.revision = 0;
                BatchSummary.prototype.versions = null;
                BatchSummary.prototype.synthetic = false;
                BatchSummary.prototype.eggs = null;
                BatchSummary.prototype.scans = null;
                BatchSummary.prototype.overrides = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                BatchSummary.prototype.quality = null;

                BatchSummary.create = function(properties) {
                    return new BatchSummary(properties);
                };

                BatchSummary.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.schemaVersion != null && $Object.hasOwnProperty.call(message, "schemaVersion") && message.schemaVersion !== 0)
                        writer.uint32(8).uint32(message.schemaVersion);
                    if (message.identity != null && $Object.hasOwnProperty.call(message, "identity"))
                        $root.ovoscope.cloud.v1.BatchIdentity.encode(message.identity, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && message.revision !== 0)
                        writer.uint32(24).uint32(message.revision);
                    if (message.versions != null && $Object.hasOwnProperty.call(message, "versions"))
                        $root.ovoscope.cloud.v1.Versions.encode(message.versions, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.synthetic != null && $Object.hasOwnProperty.call(message, "synthetic") && message.synthetic !== false)
                        writer.uint32(40).bool(message.synthetic);
                    if (message.eggs != null && $Object.hasOwnProperty.call(message, "eggs"))
                        $root.ovoscope.cloud.v1.Counts.encode(message.eggs, writer.uint32(50).fork(), _depth + 1).ldelim();
                    if (message.scans != null && $Object.hasOwnProperty.call(message, "scans"))
                        $root.ovoscope.cloud.v1.Counts.encode(message.scans, writer.uint32(58).fork(), _depth + 1).ldelim();
                    if (message.overrides != null && $Object.hasOwnProperty.call(message, "overrides") && (typeof message.overrides === "object" ? message.overrides.low || message.overrides.high : message.overrides !== 0))
                        writer.uint32(64).uint64(message.overrides);
                    if (message.quality != null && $Object.hasOwnProperty.call(message, "quality"))
                        $root.ovoscope.cloud.v1.Quality.encode(message.quality, writer.uint32(74).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                BatchSummary.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ovoscope.cloud.v1.BatchSummary();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.schemaVersion = value;
                                else
                                    delete message.schemaVersion;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.identity = $root.ovoscope.cloud.v1.BatchIdentity.decode(reader, reader.size(), $undefined, _depth + 1, message.identity);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.revision = value;
                                else
                                    delete message.revision;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.versions = $root.ovoscope.cloud.v1.Versions.decode(reader, reader.size(), $undefined, _depth + 1, message.versions);
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.synthetic = value;
                                else
                                    delete message.synthetic;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.eggs = $root.ovoscope.cloud.v1.Counts.decode(reader, reader.size(), $undefined, _depth + 1, message.eggs);
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.scans = $root.ovoscope.cloud.v1.Counts.decode(reader, reader.size(), $undefined, _depth + 1, message.scans);
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.overrides = value;
                                else
                                    delete message.overrides;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.quality = $root.ovoscope.cloud.v1.Quality.decode(reader, reader.size(), $undefined, _depth + 1, message.quality);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BatchSummary;
            })();

            v1.BatchIdentity = (function() {

                const BatchIdentity = function (properties) {
                    this.scanners = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                BatchIdentity.prototype.site = "";
                BatchIdentity.prototype.line = "";
                BatchIdentity.prototype.batchId = "";
                BatchIdentity.prototype.flock = "";
                BatchIdentity.prototype.breed = "";
                BatchIdentity.prototype.parentAgeWeeks = 0;
                BatchIdentity.prototype.setter = "";
                BatchIdentity.prototype.trolley = "";
                BatchIdentity.prototype.setAtMs = null;
                BatchIdentity.prototype.startedAtMs = null;
                BatchIdentity.prototype.closedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                BatchIdentity.prototype.jurisdictionId = "";
                BatchIdentity.prototype.trayTypeId = "";
                BatchIdentity.prototype.eggsExpected = null;
                BatchIdentity.prototype.sexingMethod = "";
                BatchIdentity.prototype.scanners = $util.emptyArray;

                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(BatchIdentity.prototype, "_setAtMs", {
                    get: $util.oneOfGetter($oneOfFields = ["setAtMs"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(BatchIdentity.prototype, "_startedAtMs", {
                    get: $util.oneOfGetter($oneOfFields = ["startedAtMs"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(BatchIdentity.prototype, "_eggsExpected", {
                    get: $util.oneOfGetter($oneOfFields = ["eggsExpected"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                BatchIdentity.create = function(properties) {
                    return new BatchIdentity(properties);
                };

                BatchIdentity.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.site != null && $Object.hasOwnProperty.call(message, "site") && message.site !== "")
                        writer.uint32(10).string(message.site);
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line") && message.line !== "")
                        writer.uint32(18).string(message.line);
                    if (message.batchId != null && $Object.hasOwnProperty.call(message, "batchId") && message.batchId !== "")
                        writer.uint32(26).string(message.batchId);
                    if (message.flock != null && $Object.hasOwnProperty.call(message, "flock") && message.flock !== "")
                        writer.uint32(34).string(message.flock);
                    if (message.breed != null && $Object.hasOwnProperty.call(message, "breed") && message.breed !== "")
                        writer.uint32(42).string(message.breed);
                    if (message.parentAgeWeeks != null && $Object.hasOwnProperty.call(message, "parentAgeWeeks") && !$Object.is(message.parentAgeWeeks, 0))
                        writer.uint32(49).double(message.parentAgeWeeks);
                    if (message.setter != null && $Object.hasOwnProperty.call(message, "setter") && message.setter !== "")
                        writer.uint32(58).string(message.setter);
                    if (message.trolley != null && $Object.hasOwnProperty.call(message, "trolley") && message.trolley !== "")
                        writer.uint32(66).string(message.trolley);
                    if (message.setAtMs != null && $Object.hasOwnProperty.call(message, "setAtMs"))
                        writer.uint32(72).int64(message.setAtMs);
                    if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs"))
                        writer.uint32(80).int64(message.startedAtMs);
                    if (message.closedAtMs != null && $Object.hasOwnProperty.call(message, "closedAtMs") && (typeof message.closedAtMs === "object" ? message.closedAtMs.low || message.closedAtMs.high : message.closedAtMs !== 0))
                        writer.uint32(88).int64(message.closedAtMs);
                    if (message.jurisdictionId != null && $Object.hasOwnProperty.call(message, "jurisdictionId") && message.jurisdictionId !== "")
                        writer.uint32(98).string(message.jurisdictionId);
                    if (message.trayTypeId != null && $Object.hasOwnProperty.call(message, "trayTypeId") && message.trayTypeId !== "")
                        writer.uint32(106).string(message.trayTypeId);
                    if (message.eggsExpected != null && $Object.hasOwnProperty.call(message, "eggsExpected"))
                        writer.uint32(112).uint64(message.eggsExpected);
                    if (message.sexingMethod != null && $Object.hasOwnProperty.call(message, "sexingMethod") && message.sexingMethod !== "")
                        writer.uint32(122).string(message.sexingMethod);
                    if (message.scanners != null && message.scanners.length)
                        for (let i = 0; i < message.scanners.length; ++i)
                            writer.uint32(130).string(message.scanners[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                BatchIdentity.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ovoscope.cloud.v1.BatchIdentity();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.site = value;
                                else
                                    delete message.site;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.line = value;
                                else
                                    delete message.line;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.batchId = value;
                                else
                                    delete message.batchId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.flock = value;
                                else
                                    delete message.flock;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.breed = value;
                                else
                                    delete message.breed;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.parentAgeWeeks = value;
                                else
                                    delete message.parentAgeWeeks;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.setter = value;
                                else
                                    delete message.setter;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.trolley = value;
                                else
                                    delete message.trolley;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                message.setAtMs = reader.int64();
                                message._setAtMs = "setAtMs";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                message.startedAtMs = reader.int64();
                                message._startedAtMs = "startedAtMs";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.closedAtMs = value;
                                else
                                    delete message.closedAtMs;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.jurisdictionId = value;
                                else
                                    delete message.jurisdictionId;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.trayTypeId = value;
                                else
                                    delete message.trayTypeId;
                                continue;
                            }
                        case 14: {
                                if (wireType !== 0)
                                    break;
                                message.eggsExpected = reader.uint64();
                                message._eggsExpected = "eggsExpected";
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sexingMethod = value;
                                else
                                    delete message.sexingMethod;
                                continue;
                            }
                        case 16: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.scanners && message.scanners.length))
                                    message.scanners = [];
                                message.scanners.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BatchIdentity;
            })();

            v1.Versions = (function() {

                const Versions = function (properties) {
                    this.models = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Versions.prototype.app = "";
                Versions.prototype.recipeId = "";
                Versions.prototype.recipeVersion = 0;
                Versions.prototype.models = $util.emptyArray;

                Versions.create = function(properties) {
                    return new Versions(properties);
                };

                Versions.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                        writer.uint32(10).string(message.app);
                    if (message.recipeId != null && $Object.hasOwnProperty.call(message, "recipeId") && message.recipeId !== "")
                        writer.uint32(18).string(message.recipeId);
                    if (message.recipeVersion != null && $Object.hasOwnProperty.call(message, "recipeVersion") && message.recipeVersion !== 0)
                        writer.uint32(24).uint32(message.recipeVersion);
                    if (message.models != null && message.models.length)
                        for (let i = 0; i < message.models.length; ++i)
                            writer.uint32(34).string(message.models[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Versions.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ovoscope.cloud.v1.Versions();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.app = value;
                                else
                                    delete message.app;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.recipeId = value;
                                else
                                    delete message.recipeId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.recipeVersion = value;
                                else
                                    delete message.recipeVersion;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.models && message.models.length))
                                    message.models = [];
                                message.models.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Versions;
            })();

            v1.Counts = (function() {

                const Counts = function (properties) {
                    this.byClass = [];
                    this.byAction = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Counts.prototype.byClass = $util.emptyArray;
                Counts.prototype.byAction = $util.emptyArray;

                Counts.create = function(properties) {
                    return new Counts(properties);
                };

                Counts.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.byClass != null && message.byClass.length)
                        for (let i = 0; i < message.byClass.length; ++i)
                            $root.ovoscope.cloud.v1.ClassCount.encode(message.byClass[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.byAction != null && message.byAction.length)
                        for (let i = 0; i < message.byAction.length; ++i)
                            $root.ovoscope.cloud.v1.ActionCount.encode(message.byAction[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Counts.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ovoscope.cloud.v1.Counts();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.byClass && message.byClass.length))
                                    message.byClass = [];
                                message.byClass.push($root.ovoscope.cloud.v1.ClassCount.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.byAction && message.byAction.length))
                                    message.byAction = [];
                                message.byAction.push($root.ovoscope.cloud.v1.ActionCount.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Counts;
            })();

            v1.ClassCount = (function() {

                const ClassCount = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ClassCount.prototype.eggClass = 0;
                ClassCount.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                ClassCount.create = function(properties) {
                    return new ClassCount(properties);
                };

                ClassCount.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.eggClass != null && $Object.hasOwnProperty.call(message, "eggClass") && message.eggClass !== 0)
                        writer.uint32(8).int32(message.eggClass);
                    if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                        writer.uint32(16).uint64(message.count);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ClassCount.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ovoscope.cloud.v1.ClassCount();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.eggClass = value;
                                else
                                    delete message.eggClass;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.count = value;
                                else
                                    delete message.count;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ClassCount;
            })();

            v1.ActionCount = (function() {

                const ActionCount = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ActionCount.prototype.action = 0;
                ActionCount.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                ActionCount.create = function(properties) {
                    return new ActionCount(properties);
                };

                ActionCount.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.action != null && $Object.hasOwnProperty.call(message, "action") && message.action !== 0)
                        writer.uint32(8).int32(message.action);
                    if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                        writer.uint32(16).uint64(message.count);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ActionCount.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ovoscope.cloud.v1.ActionCount();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.action = value;
                                else
                                    delete message.action;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.count = value;
                                else
                                    delete message.count;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ActionCount;
            })();

            v1.EggClass = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "EGG_CLASS_UNSPECIFIED"] = 0;
                values[valuesById[1] = "EGG_CLASS_FEMALE"] = 1;
                values[valuesById[2] = "EGG_CLASS_MALE"] = 2;
                values[valuesById[3] = "EGG_CLASS_INFERTILE"] = 3;
                values[valuesById[4] = "EGG_CLASS_EARLY_DEAD"] = 4;
                values[valuesById[5] = "EGG_CLASS_MID_DEAD"] = 5;
                values[valuesById[6] = "EGG_CLASS_UNCERTAIN"] = 6;
                values[valuesById[7] = "EGG_CLASS_UNREADABLE"] = 7;
                values[valuesById[8] = "EGG_CLASS_EMPTY"] = 8;
                return values;
            })();

            v1.EggAction = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "EGG_ACTION_UNSPECIFIED"] = 0;
                values[valuesById[1] = "EGG_ACTION_KEEP"] = 1;
                values[valuesById[2] = "EGG_ACTION_REMOVE_MALE"] = 2;
                values[valuesById[3] = "EGG_ACTION_REMOVE_CLEAR"] = 3;
                values[valuesById[4] = "EGG_ACTION_RESCAN"] = 4;
                values[valuesById[5] = "EGG_ACTION_HOLD"] = 5;
                values[valuesById[6] = "EGG_ACTION_NONE"] = 6;
                return values;
            })();

            v1.Quality = (function() {

                const Quality = function (properties) {
                    this.confidence = [];
                    this.signalToNoise = [];
                    this.latency = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Quality.prototype.trays = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Quality.prototype.traysHeld = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Quality.prototype.confidence = $util.emptyArray;
                Quality.prototype.signalToNoise = $util.emptyArray;
                Quality.prototype.latency = $util.emptyArray;

                Quality.create = function(properties) {
                    return new Quality(properties);
                };

                Quality.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.trays != null && $Object.hasOwnProperty.call(message, "trays") && (typeof message.trays === "object" ? message.trays.low || message.trays.high : message.trays !== 0))
                        writer.uint32(8).uint64(message.trays);
                    if (message.traysHeld != null && $Object.hasOwnProperty.call(message, "traysHeld") && (typeof message.traysHeld === "object" ? message.traysHeld.low || message.traysHeld.high : message.traysHeld !== 0))
                        writer.uint32(16).uint64(message.traysHeld);
                    if (message.confidence != null && message.confidence.length)
                        writer.uint32(26).uint64s(message.confidence);
                    if (message.signalToNoise != null && message.signalToNoise.length)
                        writer.uint32(34).uint64s(message.signalToNoise);
                    if (message.latency != null && message.latency.length)
                        writer.uint32(42).uint64s(message.latency);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Quality.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ovoscope.cloud.v1.Quality();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.trays = value;
                                else
                                    delete message.trays;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.traysHeld = value;
                                else
                                    delete message.traysHeld;
                                continue;
                            }
                        case 3: {
                                if (wireType === 2) {
                                    if (!(message.confidence && message.confidence.length))
                                        message.confidence = [];
                                    reader.uint64s(message.confidence);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.confidence && message.confidence.length))
                                    message.confidence = [];
                                message.confidence.push(reader.uint64());
                                continue;
                            }
                        case 4: {
                                if (wireType === 2) {
                                    if (!(message.signalToNoise && message.signalToNoise.length))
                                        message.signalToNoise = [];
                                    reader.uint64s(message.signalToNoise);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.signalToNoise && message.signalToNoise.length))
                                    message.signalToNoise = [];
                                message.signalToNoise.push(reader.uint64());
                                continue;
                            }
                        case 5: {
                                if (wireType === 2) {
                                    if (!(message.latency && message.latency.length))
                                        message.latency = [];
                                    reader.uint64s(message.latency);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.latency && message.latency.length))
                                    message.latency = [];
                                message.latency.push(reader.uint64());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Quality;
            })();

            return v1;
        })();

        return cloud;
    })();

    return ovoscope;
})();

export {
  $root as default
};
