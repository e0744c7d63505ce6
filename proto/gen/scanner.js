/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["ovoscope-scanner-v1"] || ($protobuf.roots["ovoscope-scanner-v1"] = {});

export const ovoscope = $root.ovoscope = (() => {

    const ovoscope = {};

    ovoscope.scanner = (function() {

        const scanner = {};

        scanner.v1 = (function() {

            const v1 = {};

            v1.Hello = (function() {

                const Hello = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Hello.prototype.protocolMajor = 0;
                Hello.prototype.protocolMinor = 0;
                Hello.prototype.scannerSerial = "";
                Hello.prototype.model = "";
                Hello.prototype.firmware = "";
                Hello.prototype.sessionId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Hello.prototype.nextSequence = 0;
                Hello.prototype.clockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Hello.prototype.capabilities = null;
                Hello.prototype.connection = 0;
                Hello.prototype.echoClockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Hello.prototype.echoAgeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                Hello.create = function(properties) {
                    return new Hello(properties);
                };

                Hello.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.protocolMajor != null && $Object.hasOwnProperty.call(message, "protocolMajor") && message.protocolMajor !== 0)
                        writer.uint32(8).uint32(message.protocolMajor);
                    if (message.protocolMinor != null && $Object.hasOwnProperty.call(message, "protocolMinor") && message.protocolMinor !== 0)
                        writer.uint32(16).uint32(message.protocolMinor);
                    if (message.scannerSerial != null && $Object.hasOwnProperty.call(message, "scannerSerial") && message.scannerSerial !== "")
                        writer.uint32(26).string(message.scannerSerial);
                    if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                        writer.uint32(34).string(message.model);
                    if (message.firmware != null && $Object.hasOwnProperty.call(message, "firmware") && message.firmware !== "")
                        writer.uint32(42).string(message.firmware);
                    if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && (typeof message.sessionId === "object" ? message.sessionId.low || message.sessionId.high : message.sessionId !== 0))
                        writer.uint32(49).fixed64(message.sessionId);
                    if (message.nextSequence != null && $Object.hasOwnProperty.call(message, "nextSequence") && message.nextSequence !== 0)
                        writer.uint32(56).uint32(message.nextSequence);
                    if (message.clockUs != null && $Object.hasOwnProperty.call(message, "clockUs") && (typeof message.clockUs === "object" ? message.clockUs.low || message.clockUs.high : message.clockUs !== 0))
                        writer.uint32(64).uint64(message.clockUs);
                    if (message.capabilities != null && $Object.hasOwnProperty.call(message, "capabilities"))
                        $root.ovoscope.scanner.v1.Capabilities.encode(message.capabilities, writer.uint32(74).fork(), _depth + 1).ldelim();
                    if (message.connection != null && $Object.hasOwnProperty.call(message, "connection") && message.connection !== 0)
                        writer.uint32(80).uint32(message.connection);
                    if (message.echoClockUs != null && $Object.hasOwnProperty.call(message, "echoClockUs") && (typeof message.echoClockUs === "object" ? message.echoClockUs.low || message.echoClockUs.high : message.echoClockUs !== 0))
                        writer.uint32(88).uint64(message.echoClockUs);
                    if (message.echoAgeUs != null && $Object.hasOwnProperty.call(message, "echoAgeUs") && (typeof message.echoAgeUs === "object" ? message.echoAgeUs.low || message.echoAgeUs.high : message.echoAgeUs !== 0))
                        writer.uint32(96).uint64(message.echoAgeUs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Hello.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Hello();
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
                                    message.protocolMajor = value;
                                else
                                    delete message.protocolMajor;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.protocolMinor = value;
                                else
                                    delete message.protocolMinor;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.scannerSerial = value;
                                else
                                    delete message.scannerSerial;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.model = value;
                                else
                                    delete message.model;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.firmware = value;
                                else
                                    delete message.firmware;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 1)
                                    break;
                                if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sessionId = value;
                                else
                                    delete message.sessionId;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.nextSequence = value;
                                else
                                    delete message.nextSequence;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.clockUs = value;
                                else
                                    delete message.clockUs;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.capabilities = $root.ovoscope.scanner.v1.Capabilities.decode(reader, reader.size(), $undefined, _depth + 1, message.capabilities);
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connection = value;
                                else
                                    delete message.connection;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.echoClockUs = value;
                                else
                                    delete message.echoClockUs;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.echoAgeUs = value;
                                else
                                    delete message.echoAgeUs;
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

                return Hello;
            })();

            v1.Capabilities = (function() {

                const Capabilities = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Capabilities.prototype.widthMax = 0;
                Capabilities.prototype.heightMax = 0;
                Capabilities.prototype.channelsMax = 0;
                Capabilities.prototype.slicesMax = 0;
                Capabilities.prototype.sorterPresent = false;

                Capabilities.create = function(properties) {
                    return new Capabilities(properties);
                };

                Capabilities.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.widthMax != null && $Object.hasOwnProperty.call(message, "widthMax") && message.widthMax !== 0)
                        writer.uint32(8).uint32(message.widthMax);
                    if (message.heightMax != null && $Object.hasOwnProperty.call(message, "heightMax") && message.heightMax !== 0)
                        writer.uint32(16).uint32(message.heightMax);
                    if (message.channelsMax != null && $Object.hasOwnProperty.call(message, "channelsMax") && message.channelsMax !== 0)
                        writer.uint32(24).uint32(message.channelsMax);
                    if (message.slicesMax != null && $Object.hasOwnProperty.call(message, "slicesMax") && message.slicesMax !== 0)
                        writer.uint32(32).uint32(message.slicesMax);
                    if (message.sorterPresent != null && $Object.hasOwnProperty.call(message, "sorterPresent") && message.sorterPresent !== false)
                        writer.uint32(40).bool(message.sorterPresent);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Capabilities.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Capabilities();
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
                                    message.widthMax = value;
                                else
                                    delete message.widthMax;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.heightMax = value;
                                else
                                    delete message.heightMax;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.channelsMax = value;
                                else
                                    delete message.channelsMax;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.slicesMax = value;
                                else
                                    delete message.slicesMax;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.sorterPresent = value;
                                else
                                    delete message.sorterPresent;
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

                return Capabilities;
            })();

            v1.Heartbeat = (function() {

                const Heartbeat = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Heartbeat.prototype.clockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Heartbeat.prototype.echoClockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Heartbeat.prototype.echoAgeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                Heartbeat.create = function(properties) {
                    return new Heartbeat(properties);
                };

                Heartbeat.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.clockUs != null && $Object.hasOwnProperty.call(message, "clockUs") && (typeof message.clockUs === "object" ? message.clockUs.low || message.clockUs.high : message.clockUs !== 0))
                        writer.uint32(8).uint64(message.clockUs);
                    if (message.echoClockUs != null && $Object.hasOwnProperty.call(message, "echoClockUs") && (typeof message.echoClockUs === "object" ? message.echoClockUs.low || message.echoClockUs.high : message.echoClockUs !== 0))
                        writer.uint32(16).uint64(message.echoClockUs);
                    if (message.echoAgeUs != null && $Object.hasOwnProperty.call(message, "echoAgeUs") && (typeof message.echoAgeUs === "object" ? message.echoAgeUs.low || message.echoAgeUs.high : message.echoAgeUs !== 0))
                        writer.uint32(24).uint64(message.echoAgeUs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Heartbeat.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Heartbeat();
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
                                    message.clockUs = value;
                                else
                                    delete message.clockUs;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.echoClockUs = value;
                                else
                                    delete message.echoClockUs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.echoAgeUs = value;
                                else
                                    delete message.echoAgeUs;
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

                return Heartbeat;
            })();

            v1.Telemetry = (function() {

                const Telemetry = function (properties) {
                    this.temperatures = [];
                    this.coilNoise = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Telemetry.prototype.clockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Telemetry.prototype.temperatures = $util.emptyArray;
                Telemetry.prototype.coilNoise = $util.emptyArray;
                Telemetry.prototype.conveyorSpeedMmPerS = 0;
                Telemetry.prototype.vibrationMmPerS = null;

                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Telemetry.prototype, "_vibrationMmPerS", {
                    get: $util.oneOfGetter($oneOfFields = ["vibrationMmPerS"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                Telemetry.create = function(properties) {
                    return new Telemetry(properties);
                };

                Telemetry.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.clockUs != null && $Object.hasOwnProperty.call(message, "clockUs") && (typeof message.clockUs === "object" ? message.clockUs.low || message.clockUs.high : message.clockUs !== 0))
                        writer.uint32(8).uint64(message.clockUs);
                    if (message.temperatures != null && message.temperatures.length)
                        for (let i = 0; i < message.temperatures.length; ++i)
                            $root.ovoscope.scanner.v1.Temperature.encode(message.temperatures[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.coilNoise != null && message.coilNoise.length)
                        for (let i = 0; i < message.coilNoise.length; ++i)
                            $root.ovoscope.scanner.v1.CoilNoise.encode(message.coilNoise[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.conveyorSpeedMmPerS != null && $Object.hasOwnProperty.call(message, "conveyorSpeedMmPerS") && !$Object.is(message.conveyorSpeedMmPerS, 0))
                        writer.uint32(37).float(message.conveyorSpeedMmPerS);
                    if (message.vibrationMmPerS != null && $Object.hasOwnProperty.call(message, "vibrationMmPerS"))
                        writer.uint32(45).float(message.vibrationMmPerS);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Telemetry.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Telemetry();
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
                                    message.clockUs = value;
                                else
                                    delete message.clockUs;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.temperatures && message.temperatures.length))
                                    message.temperatures = [];
                                message.temperatures.push($root.ovoscope.scanner.v1.Temperature.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.coilNoise && message.coilNoise.length))
                                    message.coilNoise = [];
                                message.coilNoise.push($root.ovoscope.scanner.v1.CoilNoise.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                if (!$Object.is(value = reader.float(), 0))
                                    message.conveyorSpeedMmPerS = value;
                                else
                                    delete message.conveyorSpeedMmPerS;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.vibrationMmPerS = reader.float();
                                message._vibrationMmPerS = "vibrationMmPerS";
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

                return Telemetry;
            })();

            v1.Temperature = (function() {

                const Temperature = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Temperature.prototype.place = "";
                Temperature.prototype.celsius = 0;

                Temperature.create = function(properties) {
                    return new Temperature(properties);
                };

                Temperature.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.place != null && $Object.hasOwnProperty.call(message, "place") && message.place !== "")
                        writer.uint32(10).string(message.place);
                    if (message.celsius != null && $Object.hasOwnProperty.call(message, "celsius") && !$Object.is(message.celsius, 0))
                        writer.uint32(21).float(message.celsius);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Temperature.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Temperature();
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
                                    message.place = value;
                                else
                                    delete message.place;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                if (!$Object.is(value = reader.float(), 0))
                                    message.celsius = value;
                                else
                                    delete message.celsius;
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

                return Temperature;
            })();

            v1.CoilNoise = (function() {

                const CoilNoise = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                CoilNoise.prototype.coil = 0;
                CoilNoise.prototype.sigma = 0;

                CoilNoise.create = function(properties) {
                    return new CoilNoise(properties);
                };

                CoilNoise.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.coil != null && $Object.hasOwnProperty.call(message, "coil") && message.coil !== 0)
                        writer.uint32(8).uint32(message.coil);
                    if (message.sigma != null && $Object.hasOwnProperty.call(message, "sigma") && !$Object.is(message.sigma, 0))
                        writer.uint32(21).float(message.sigma);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                CoilNoise.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.CoilNoise();
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
                                    message.coil = value;
                                else
                                    delete message.coil;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                if (!$Object.is(value = reader.float(), 0))
                                    message.sigma = value;
                                else
                                    delete message.sigma;
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

                return CoilNoise;
            })();

            v1.Fault = (function() {

                const Fault = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Fault.prototype.code = "";
                Fault.prototype.text = "";
                Fault.prototype.active = false;
                Fault.prototype.clockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                Fault.create = function(properties) {
                    return new Fault(properties);
                };

                Fault.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                        writer.uint32(10).string(message.code);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(18).string(message.text);
                    if (message.active != null && $Object.hasOwnProperty.call(message, "active") && message.active !== false)
                        writer.uint32(24).bool(message.active);
                    if (message.clockUs != null && $Object.hasOwnProperty.call(message, "clockUs") && (typeof message.clockUs === "object" ? message.clockUs.low || message.clockUs.high : message.clockUs !== 0))
                        writer.uint32(32).uint64(message.clockUs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Fault.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Fault();
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
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.active = value;
                                else
                                    delete message.active;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.clockUs = value;
                                else
                                    delete message.clockUs;
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

                return Fault;
            })();

            v1.TrayBegin = (function() {

                const TrayBegin = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                TrayBegin.prototype.traySequence = 0;
                TrayBegin.prototype.trayCode = "";
                TrayBegin.prototype.rows = 0;
                TrayBegin.prototype.columns = 0;
                TrayBegin.prototype.layout = 0;
                TrayBegin.prototype.clockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                TrayBegin.create = function(properties) {
                    return new TrayBegin(properties);
                };

                TrayBegin.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.traySequence != null && $Object.hasOwnProperty.call(message, "traySequence") && message.traySequence !== 0)
                        writer.uint32(8).uint32(message.traySequence);
                    if (message.trayCode != null && $Object.hasOwnProperty.call(message, "trayCode") && message.trayCode !== "")
                        writer.uint32(18).string(message.trayCode);
                    if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && message.rows !== 0)
                        writer.uint32(24).uint32(message.rows);
                    if (message.columns != null && $Object.hasOwnProperty.call(message, "columns") && message.columns !== 0)
                        writer.uint32(32).uint32(message.columns);
                    if (message.layout != null && $Object.hasOwnProperty.call(message, "layout") && message.layout !== 0)
                        writer.uint32(40).int32(message.layout);
                    if (message.clockUs != null && $Object.hasOwnProperty.call(message, "clockUs") && (typeof message.clockUs === "object" ? message.clockUs.low || message.clockUs.high : message.clockUs !== 0))
                        writer.uint32(48).uint64(message.clockUs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                TrayBegin.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.TrayBegin();
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
                                    message.traySequence = value;
                                else
                                    delete message.traySequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.trayCode = value;
                                else
                                    delete message.trayCode;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.rows = value;
                                else
                                    delete message.rows;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.columns = value;
                                else
                                    delete message.columns;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.layout = value;
                                else
                                    delete message.layout;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.clockUs = value;
                                else
                                    delete message.clockUs;
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

                return TrayBegin;
            })();

            v1.TrayLayout = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "TRAY_LAYOUT_UNSPECIFIED"] = 0;
                values[valuesById[1] = "TRAY_LAYOUT_SQUARE"] = 1;
                values[valuesById[2] = "TRAY_LAYOUT_HONEYCOMB"] = 2;
                return values;
            })();

            v1.Scan = (function() {

                const Scan = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Scan.prototype.traySequence = 0;
                Scan.prototype.row = null;
                Scan.prototype.column = null;
                Scan.prototype.attempt = 0;
                Scan.prototype.coil = 0;
                Scan.prototype.capturedAtUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Scan.prototype.width = 0;
                Scan.prototype.height = 0;
                Scan.prototype.channels = 0;
                Scan.prototype.slices = 0;
                Scan.prototype.pixels = $util.newBuffer([]);

                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Scan.prototype, "_row", {
                    get: $util.oneOfGetter($oneOfFields = ["row"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Scan.prototype, "_column", {
                    get: $util.oneOfGetter($oneOfFields = ["column"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                Scan.create = function(properties) {
                    return new Scan(properties);
                };

                Scan.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.traySequence != null && $Object.hasOwnProperty.call(message, "traySequence") && message.traySequence !== 0)
                        writer.uint32(8).uint32(message.traySequence);
                    if (message.row != null && $Object.hasOwnProperty.call(message, "row"))
                        writer.uint32(16).uint32(message.row);
                    if (message.column != null && $Object.hasOwnProperty.call(message, "column"))
                        writer.uint32(24).uint32(message.column);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(32).uint32(message.attempt);
                    if (message.coil != null && $Object.hasOwnProperty.call(message, "coil") && message.coil !== 0)
                        writer.uint32(40).uint32(message.coil);
                    if (message.capturedAtUs != null && $Object.hasOwnProperty.call(message, "capturedAtUs") && (typeof message.capturedAtUs === "object" ? message.capturedAtUs.low || message.capturedAtUs.high : message.capturedAtUs !== 0))
                        writer.uint32(48).uint64(message.capturedAtUs);
                    if (message.width != null && $Object.hasOwnProperty.call(message, "width") && message.width !== 0)
                        writer.uint32(56).uint32(message.width);
                    if (message.height != null && $Object.hasOwnProperty.call(message, "height") && message.height !== 0)
                        writer.uint32(64).uint32(message.height);
                    if (message.channels != null && $Object.hasOwnProperty.call(message, "channels") && message.channels !== 0)
                        writer.uint32(72).uint32(message.channels);
                    if (message.slices != null && $Object.hasOwnProperty.call(message, "slices") && message.slices !== 0)
                        writer.uint32(80).uint32(message.slices);
                    if (message.pixels != null && $Object.hasOwnProperty.call(message, "pixels") && message.pixels.length)
                        writer.uint32(90).bytes(message.pixels);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Scan.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Scan();
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
                                    message.traySequence = value;
                                else
                                    delete message.traySequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                message.row = reader.uint32();
                                message._row = "row";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.column = reader.uint32();
                                message._column = "column";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.coil = value;
                                else
                                    delete message.coil;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.capturedAtUs = value;
                                else
                                    delete message.capturedAtUs;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.width = value;
                                else
                                    delete message.width;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.height = value;
                                else
                                    delete message.height;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.channels = value;
                                else
                                    delete message.channels;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.slices = value;
                                else
                                    delete message.slices;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.pixels = value;
                                else
                                    delete message.pixels;
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

                return Scan;
            })();

            v1.TrayEnd = (function() {

                const TrayEnd = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                TrayEnd.prototype.traySequence = 0;
                TrayEnd.prototype.cellsScanned = 0;
                TrayEnd.prototype.clockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                TrayEnd.create = function(properties) {
                    return new TrayEnd(properties);
                };

                TrayEnd.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.traySequence != null && $Object.hasOwnProperty.call(message, "traySequence") && message.traySequence !== 0)
                        writer.uint32(8).uint32(message.traySequence);
                    if (message.cellsScanned != null && $Object.hasOwnProperty.call(message, "cellsScanned") && message.cellsScanned !== 0)
                        writer.uint32(16).uint32(message.cellsScanned);
                    if (message.clockUs != null && $Object.hasOwnProperty.call(message, "clockUs") && (typeof message.clockUs === "object" ? message.clockUs.low || message.clockUs.high : message.clockUs !== 0))
                        writer.uint32(24).uint64(message.clockUs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                TrayEnd.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.TrayEnd();
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
                                    message.traySequence = value;
                                else
                                    delete message.traySequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.cellsScanned = value;
                                else
                                    delete message.cellsScanned;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.clockUs = value;
                                else
                                    delete message.clockUs;
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

                return TrayEnd;
            })();

            v1.SorterAck = (function() {

                const SorterAck = function (properties) {
                    this.eggs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                SorterAck.prototype.eggs = $util.emptyArray;

                SorterAck.create = function(properties) {
                    return new SorterAck(properties);
                };

                SorterAck.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.eggs != null && message.eggs.length)
                        for (let i = 0; i < message.eggs.length; ++i)
                            $root.ovoscope.scanner.v1.SortedEgg.encode(message.eggs[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                SorterAck.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.SorterAck();
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
                                if (!(message.eggs && message.eggs.length))
                                    message.eggs = [];
                                message.eggs.push($root.ovoscope.scanner.v1.SortedEgg.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return SorterAck;
            })();

            v1.SortedEgg = (function() {

                const SortedEgg = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                SortedEgg.prototype.traySequence = 0;
                SortedEgg.prototype.row = null;
                SortedEgg.prototype.column = null;
                SortedEgg.prototype.attempt = 0;
                SortedEgg.prototype.action = 0;

                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(SortedEgg.prototype, "_row", {
                    get: $util.oneOfGetter($oneOfFields = ["row"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(SortedEgg.prototype, "_column", {
                    get: $util.oneOfGetter($oneOfFields = ["column"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                SortedEgg.create = function(properties) {
                    return new SortedEgg(properties);
                };

                SortedEgg.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.traySequence != null && $Object.hasOwnProperty.call(message, "traySequence") && message.traySequence !== 0)
                        writer.uint32(8).uint32(message.traySequence);
                    if (message.row != null && $Object.hasOwnProperty.call(message, "row"))
                        writer.uint32(16).uint32(message.row);
                    if (message.column != null && $Object.hasOwnProperty.call(message, "column"))
                        writer.uint32(24).uint32(message.column);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(32).uint32(message.attempt);
                    if (message.action != null && $Object.hasOwnProperty.call(message, "action") && message.action !== 0)
                        writer.uint32(40).int32(message.action);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                SortedEgg.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.SortedEgg();
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
                                    message.traySequence = value;
                                else
                                    delete message.traySequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                message.row = reader.uint32();
                                message._row = "row";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.column = reader.uint32();
                                message._column = "column";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.action = value;
                                else
                                    delete message.action;
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

                return SortedEgg;
            })();

            v1.Identify = (function() {

                const Identify = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Identify.prototype.protocolMajor = 0;
                Identify.prototype.protocolMinor = 0;
                Identify.prototype.connection = 0;
                Identify.prototype.clockUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                Identify.create = function(properties) {
                    return new Identify(properties);
                };

                Identify.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.protocolMajor != null && $Object.hasOwnProperty.call(message, "protocolMajor") && message.protocolMajor !== 0)
                        writer.uint32(8).uint32(message.protocolMajor);
                    if (message.protocolMinor != null && $Object.hasOwnProperty.call(message, "protocolMinor") && message.protocolMinor !== 0)
                        writer.uint32(16).uint32(message.protocolMinor);
                    if (message.connection != null && $Object.hasOwnProperty.call(message, "connection") && message.connection !== 0)
                        writer.uint32(24).uint32(message.connection);
                    if (message.clockUs != null && $Object.hasOwnProperty.call(message, "clockUs") && (typeof message.clockUs === "object" ? message.clockUs.low || message.clockUs.high : message.clockUs !== 0))
                        writer.uint32(32).uint64(message.clockUs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Identify.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Identify();
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
                                    message.protocolMajor = value;
                                else
                                    delete message.protocolMajor;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.protocolMinor = value;
                                else
                                    delete message.protocolMinor;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connection = value;
                                else
                                    delete message.connection;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.clockUs = value;
                                else
                                    delete message.clockUs;
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

                return Identify;
            })();

            v1.Welcome = (function() {

                const Welcome = function (properties) {
                    this.have = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Welcome.prototype.protocolMajor = 0;
                Welcome.prototype.protocolMinor = 0;
                Welcome.prototype.stationName = "";
                Welcome.prototype.have = $util.emptyArray;
                Welcome.prototype.credit = 0;
                Welcome.prototype.connection = 0;
                Welcome.prototype.feed = 0;

                Welcome.create = function(properties) {
                    return new Welcome(properties);
                };

                Welcome.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.protocolMajor != null && $Object.hasOwnProperty.call(message, "protocolMajor") && message.protocolMajor !== 0)
                        writer.uint32(8).uint32(message.protocolMajor);
                    if (message.protocolMinor != null && $Object.hasOwnProperty.call(message, "protocolMinor") && message.protocolMinor !== 0)
                        writer.uint32(16).uint32(message.protocolMinor);
                    if (message.stationName != null && $Object.hasOwnProperty.call(message, "stationName") && message.stationName !== "")
                        writer.uint32(26).string(message.stationName);
                    if (message.have != null && message.have.length)
                        for (let i = 0; i < message.have.length; ++i)
                            $root.ovoscope.scanner.v1.SequenceRange.encode(message.have[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.credit != null && $Object.hasOwnProperty.call(message, "credit") && message.credit !== 0)
                        writer.uint32(40).uint32(message.credit);
                    if (message.connection != null && $Object.hasOwnProperty.call(message, "connection") && message.connection !== 0)
                        writer.uint32(48).uint32(message.connection);
                    if (message.feed != null && $Object.hasOwnProperty.call(message, "feed") && message.feed !== 0)
                        writer.uint32(56).int32(message.feed);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Welcome.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Welcome();
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
                                    message.protocolMajor = value;
                                else
                                    delete message.protocolMajor;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.protocolMinor = value;
                                else
                                    delete message.protocolMinor;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stationName = value;
                                else
                                    delete message.stationName;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.have && message.have.length))
                                    message.have = [];
                                message.have.push($root.ovoscope.scanner.v1.SequenceRange.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.credit = value;
                                else
                                    delete message.credit;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connection = value;
                                else
                                    delete message.connection;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.feed = value;
                                else
                                    delete message.feed;
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

                return Welcome;
            })();

            v1.SequenceRange = (function() {

                const SequenceRange = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                SequenceRange.prototype.from = 0;
                SequenceRange.prototype.to = 0;

                SequenceRange.create = function(properties) {
                    return new SequenceRange(properties);
                };

                SequenceRange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== 0)
                        writer.uint32(8).uint32(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== 0)
                        writer.uint32(16).uint32(message.to);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                SequenceRange.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.SequenceRange();
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
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.to = value;
                                else
                                    delete message.to;
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

                return SequenceRange;
            })();

            v1.Reject = (function() {

                const Reject = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Reject.prototype.reason = 0;
                Reject.prototype.text = "";
                Reject.prototype.protocolMajor = 0;
                Reject.prototype.protocolMinor = 0;

                Reject.create = function(properties) {
                    return new Reject(properties);
                };

                Reject.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                        writer.uint32(8).int32(message.reason);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(18).string(message.text);
                    if (message.protocolMajor != null && $Object.hasOwnProperty.call(message, "protocolMajor") && message.protocolMajor !== 0)
                        writer.uint32(24).uint32(message.protocolMajor);
                    if (message.protocolMinor != null && $Object.hasOwnProperty.call(message, "protocolMinor") && message.protocolMinor !== 0)
                        writer.uint32(32).uint32(message.protocolMinor);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Reject.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Reject();
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
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.protocolMajor = value;
                                else
                                    delete message.protocolMajor;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.protocolMinor = value;
                                else
                                    delete message.protocolMinor;
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

                return Reject;
            })();

            v1.RejectReason = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "REJECT_REASON_UNSPECIFIED"] = 0;
                values[valuesById[1] = "REJECT_REASON_VERSION"] = 1;
                values[valuesById[2] = "REJECT_REASON_HELLO_INVALID"] = 2;
                return values;
            })();

            v1.Ack = (function() {

                const Ack = function (properties) {
                    this.have = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Ack.prototype.through = 0;
                Ack.prototype.have = $util.emptyArray;
                Ack.prototype.credit = 0;

                Ack.create = function(properties) {
                    return new Ack(properties);
                };

                Ack.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.through != null && $Object.hasOwnProperty.call(message, "through") && message.through !== 0)
                        writer.uint32(8).uint32(message.through);
                    if (message.have != null && message.have.length)
                        for (let i = 0; i < message.have.length; ++i)
                            $root.ovoscope.scanner.v1.SequenceRange.encode(message.have[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.credit != null && $Object.hasOwnProperty.call(message, "credit") && message.credit !== 0)
                        writer.uint32(24).uint32(message.credit);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Ack.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Ack();
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
                                    message.through = value;
                                else
                                    delete message.through;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.have && message.have.length))
                                    message.have = [];
                                message.have.push($root.ovoscope.scanner.v1.SequenceRange.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.credit = value;
                                else
                                    delete message.credit;
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

                return Ack;
            })();

            v1.Decisions = (function() {

                const Decisions = function (properties) {
                    this.decisions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Decisions.prototype.decisions = $util.emptyArray;

                Decisions.create = function(properties) {
                    return new Decisions(properties);
                };

                Decisions.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.decisions != null && message.decisions.length)
                        for (let i = 0; i < message.decisions.length; ++i)
                            $root.ovoscope.scanner.v1.Decision.encode(message.decisions[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Decisions.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Decisions();
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
                                if (!(message.decisions && message.decisions.length))
                                    message.decisions = [];
                                message.decisions.push($root.ovoscope.scanner.v1.Decision.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Decisions;
            })();

            v1.Decision = (function() {

                const Decision = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Decision.prototype.scanSequence = 0;
                Decision.prototype.traySequence = 0;
                Decision.prototype.row = null;
                Decision.prototype.column = null;
                Decision.prototype.attempt = 0;
                Decision.prototype.eggClass = 0;
                Decision.prototype.action = 0;
                Decision.prototype.deadlineUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Decision.prototype, "_row", {
                    get: $util.oneOfGetter($oneOfFields = ["row"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Decision.prototype, "_column", {
                    get: $util.oneOfGetter($oneOfFields = ["column"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                Decision.create = function(properties) {
                    return new Decision(properties);
                };

                Decision.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.scanSequence != null && $Object.hasOwnProperty.call(message, "scanSequence") && message.scanSequence !== 0)
                        writer.uint32(8).uint32(message.scanSequence);
                    if (message.traySequence != null && $Object.hasOwnProperty.call(message, "traySequence") && message.traySequence !== 0)
                        writer.uint32(16).uint32(message.traySequence);
                    if (message.row != null && $Object.hasOwnProperty.call(message, "row"))
                        writer.uint32(24).uint32(message.row);
                    if (message.column != null && $Object.hasOwnProperty.call(message, "column"))
                        writer.uint32(32).uint32(message.column);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(40).uint32(message.attempt);
                    if (message.eggClass != null && $Object.hasOwnProperty.call(message, "eggClass") && message.eggClass !== 0)
                        writer.uint32(48).int32(message.eggClass);
                    if (message.action != null && $Object.hasOwnProperty.call(message, "action") && message.action !== 0)
                        writer.uint32(56).int32(message.action);
                    if (message.deadlineUs != null && $Object.hasOwnProperty.call(message, "deadlineUs") && (typeof message.deadlineUs === "object" ? message.deadlineUs.low || message.deadlineUs.high : message.deadlineUs !== 0))
                        writer.uint32(64).uint64(message.deadlineUs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Decision.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.Decision();
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
                                    message.scanSequence = value;
                                else
                                    delete message.scanSequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.traySequence = value;
                                else
                                    delete message.traySequence;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.row = reader.uint32();
                                message._row = "row";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                message.column = reader.uint32();
                                message._column = "column";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.eggClass = value;
                                else
                                    delete message.eggClass;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.action = value;
                                else
                                    delete message.action;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.deadlineUs = value;
                                else
                                    delete message.deadlineUs;
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

                return Decision;
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

            v1.FeedControl = (function() {

                const FeedControl = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                FeedControl.prototype.feed = 0;

                FeedControl.create = function(properties) {
                    return new FeedControl(properties);
                };

                FeedControl.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.feed != null && $Object.hasOwnProperty.call(message, "feed") && message.feed !== 0)
                        writer.uint32(8).int32(message.feed);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                FeedControl.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ovoscope.scanner.v1.FeedControl();
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
                                    message.feed = value;
                                else
                                    delete message.feed;
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

                return FeedControl;
            })();

            v1.Feed = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "FEED_UNSPECIFIED"] = 0;
                values[valuesById[1] = "FEED_RUN"] = 1;
                values[valuesById[2] = "FEED_PAUSE"] = 2;
                return values;
            })();

            return v1;
        })();

        return scanner;
    })();

    return ovoscope;
})();

export {
  $root as default
};
