/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;

const $root = $protobuf.roots["relight"] || ($protobuf.roots["relight"] = {});

export const relight = $root.relight = (() => {

    const relight = {};

    relight.v1 = (function() {

        const v1 = {};

        v1.Describe = (function() {

            function Describe(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Describe.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                return writer;
            };

            Describe.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Describe();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Describe;
        })();

        v1.EffectDescription = (function() {

            function EffectDescription(properties) {
                this.params = [];
                this.presets = [];
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            EffectDescription.prototype.id = "";
            EffectDescription.prototype.label = "";
            EffectDescription.prototype.params = $util.emptyArray;
            EffectDescription.prototype.presets = $util.emptyArray;

            EffectDescription.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                    writer.uint32(10).string(message.id);
                if (message.label != null && Object.hasOwnProperty.call(message, "label"))
                    writer.uint32(18).string(message.label);
                if (message.params != null && message.params.length)
                    for (let i = 0; i < message.params.length; ++i)
                        $root.relight.v1.ParamDescription.encode(message.params[i], writer.uint32(26).fork(), q + 1).ldelim();
                if (message.presets != null && message.presets.length)
                    for (let i = 0; i < message.presets.length; ++i)
                        $root.relight.v1.PresetDescription.encode(message.presets[i], writer.uint32(34).fork(), q + 1).ldelim();
                return writer;
            };

            EffectDescription.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.EffectDescription();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.id = reader.string();
                            break;
                        }
                    case 2: {
                            message.label = reader.string();
                            break;
                        }
                    case 3: {
                            if (!(message.params && message.params.length))
                                message.params = [];
                            message.params.push($root.relight.v1.ParamDescription.decode(reader, reader.uint32(), undefined, long + 1));
                            break;
                        }
                    case 4: {
                            if (!(message.presets && message.presets.length))
                                message.presets = [];
                            message.presets.push($root.relight.v1.PresetDescription.decode(reader, reader.uint32(), undefined, long + 1));
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return EffectDescription;
        })();

        v1.ParamDescription = (function() {

            function ParamDescription(properties) {
                this.options = [];
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            ParamDescription.prototype.name = "";
            ParamDescription.prototype.label = "";
            ParamDescription.prototype.type = "";
            ParamDescription.prototype.min = null;
            ParamDescription.prototype.max = null;
            ParamDescription.prototype.defaultValue = null;
            ParamDescription.prototype.unit = "";
            ParamDescription.prototype.animates = false;
            ParamDescription.prototype.hint = "";
            ParamDescription.prototype.group = "";
            ParamDescription.prototype.options = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            Object.defineProperty(ParamDescription.prototype, "_min", {
                get: $util.oneOfGetter($oneOfFields = ["min"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            Object.defineProperty(ParamDescription.prototype, "_max", {
                get: $util.oneOfGetter($oneOfFields = ["max"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ParamDescription.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                    writer.uint32(10).string(message.name);
                if (message.label != null && Object.hasOwnProperty.call(message, "label"))
                    writer.uint32(18).string(message.label);
                if (message.type != null && Object.hasOwnProperty.call(message, "type"))
                    writer.uint32(26).string(message.type);
                if (message.min != null && Object.hasOwnProperty.call(message, "min"))
                    writer.uint32(33).double(message.min);
                if (message.max != null && Object.hasOwnProperty.call(message, "max"))
                    writer.uint32(41).double(message.max);
                if (message.defaultValue != null && Object.hasOwnProperty.call(message, "defaultValue"))
                    $root.relight.v1.ParamValue.encode(message.defaultValue, writer.uint32(50).fork(), q + 1).ldelim();
                if (message.unit != null && Object.hasOwnProperty.call(message, "unit"))
                    writer.uint32(58).string(message.unit);
                if (message.animates != null && Object.hasOwnProperty.call(message, "animates"))
                    writer.uint32(64).bool(message.animates);
                if (message.hint != null && Object.hasOwnProperty.call(message, "hint"))
                    writer.uint32(74).string(message.hint);
                if (message.group != null && Object.hasOwnProperty.call(message, "group"))
                    writer.uint32(82).string(message.group);
                if (message.options != null && message.options.length)
                    for (let i = 0; i < message.options.length; ++i)
                        writer.uint32(90).string(message.options[i]);
                return writer;
            };

            ParamDescription.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.ParamDescription();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.name = reader.string();
                            break;
                        }
                    case 2: {
                            message.label = reader.string();
                            break;
                        }
                    case 3: {
                            message.type = reader.string();
                            break;
                        }
                    case 4: {
                            message.min = reader.double();
                            break;
                        }
                    case 5: {
                            message.max = reader.double();
                            break;
                        }
                    case 6: {
                            message.defaultValue = $root.relight.v1.ParamValue.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 7: {
                            message.unit = reader.string();
                            break;
                        }
                    case 8: {
                            message.animates = reader.bool();
                            break;
                        }
                    case 9: {
                            message.hint = reader.string();
                            break;
                        }
                    case 10: {
                            message.group = reader.string();
                            break;
                        }
                    case 11: {
                            if (!(message.options && message.options.length))
                                message.options = [];
                            message.options.push(reader.string());
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return ParamDescription;
        })();

        v1.PresetDescription = (function() {

            function PresetDescription(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            PresetDescription.prototype.id = "";
            PresetDescription.prototype.label = "";
            PresetDescription.prototype.hint = "";

            PresetDescription.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                    writer.uint32(10).string(message.id);
                if (message.label != null && Object.hasOwnProperty.call(message, "label"))
                    writer.uint32(18).string(message.label);
                if (message.hint != null && Object.hasOwnProperty.call(message, "hint"))
                    writer.uint32(26).string(message.hint);
                return writer;
            };

            PresetDescription.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.PresetDescription();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.id = reader.string();
                            break;
                        }
                    case 2: {
                            message.label = reader.string();
                            break;
                        }
                    case 3: {
                            message.hint = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return PresetDescription;
        })();

        v1.ParamValue = (function() {

            function ParamValue(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            ParamValue.prototype.doubleValue = null;
            ParamValue.prototype.intValue = null;
            ParamValue.prototype.stringValue = null;
            ParamValue.prototype.boolValue = null;
            ParamValue.prototype.keyframes = null;

            let $oneOfFields;

            Object.defineProperty(ParamValue.prototype, "value", {
                get: $util.oneOfGetter($oneOfFields = ["doubleValue", "intValue", "stringValue", "boolValue", "keyframes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ParamValue.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.doubleValue != null && Object.hasOwnProperty.call(message, "doubleValue"))
                    writer.uint32(9).double(message.doubleValue);
                if (message.intValue != null && Object.hasOwnProperty.call(message, "intValue"))
                    writer.uint32(16).int32(message.intValue);
                if (message.stringValue != null && Object.hasOwnProperty.call(message, "stringValue"))
                    writer.uint32(26).string(message.stringValue);
                if (message.boolValue != null && Object.hasOwnProperty.call(message, "boolValue"))
                    writer.uint32(32).bool(message.boolValue);
                if (message.keyframes != null && Object.hasOwnProperty.call(message, "keyframes"))
                    $root.relight.v1.Keyframes.encode(message.keyframes, writer.uint32(42).fork(), q + 1).ldelim();
                return writer;
            };

            ParamValue.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.ParamValue();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.doubleValue = reader.double();
                            break;
                        }
                    case 2: {
                            message.intValue = reader.int32();
                            break;
                        }
                    case 3: {
                            message.stringValue = reader.string();
                            break;
                        }
                    case 4: {
                            message.boolValue = reader.bool();
                            break;
                        }
                    case 5: {
                            message.keyframes = $root.relight.v1.Keyframes.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return ParamValue;
        })();

        v1.Keyframes = (function() {

            function Keyframes(properties) {
                this.keys = [];
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Keyframes.prototype.keys = $util.emptyArray;

            Keyframes.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        $root.relight.v1.Keyframe.encode(message.keys[i], writer.uint32(10).fork(), q + 1).ldelim();
                return writer;
            };

            Keyframes.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Keyframes();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push($root.relight.v1.Keyframe.decode(reader, reader.uint32(), undefined, long + 1));
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Keyframes;
        })();

        v1.Keyframe = (function() {

            function Keyframe(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Keyframe.prototype.frame = 0;
            Keyframe.prototype.value = 0;

            Keyframe.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.frame != null && Object.hasOwnProperty.call(message, "frame"))
                    writer.uint32(8).uint32(message.frame);
                if (message.value != null && Object.hasOwnProperty.call(message, "value"))
                    writer.uint32(17).double(message.value);
                return writer;
            };

            Keyframe.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Keyframe();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.frame = reader.uint32();
                            break;
                        }
                    case 2: {
                            message.value = reader.double();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Keyframe;
        })();

        v1.Envelope = (function() {

            function Envelope(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Envelope.prototype.requestId = 0;
            Envelope.prototype.hello = null;
            Envelope.prototype.welcome = null;
            Envelope.prototype.pairRequest = null;
            Envelope.prototype.pairingStarted = null;
            Envelope.prototype.pairCode = null;
            Envelope.prototype.paired = null;
            Envelope.prototype.retire = null;
            Envelope.prototype.retired = null;
            Envelope.prototype.ping = null;
            Envelope.prototype.pong = null;
            Envelope.prototype.describe = null;
            Envelope.prototype.effectDescription = null;
            Envelope.prototype.doctorRequest = null;
            Envelope.prototype.doctorReport = null;
            Envelope.prototype.relight = null;
            Envelope.prototype.accepted = null;
            Envelope.prototype.frameChunk = null;
            Envelope.prototype.credit = null;
            Envelope.prototype.progress = null;
            Envelope.prototype.preview = null;
            Envelope.prototype.result = null;
            Envelope.prototype.cancel = null;
            Envelope.prototype.error = null;

            let $oneOfFields;

            Object.defineProperty(Envelope.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "welcome", "pairRequest", "pairingStarted", "pairCode", "paired", "retire", "retired", "ping", "pong", "describe", "effectDescription", "doctorRequest", "doctorReport", "relight", "accepted", "frameChunk", "credit", "progress", "preview", "result", "cancel", "error"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Envelope.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.requestId != null && Object.hasOwnProperty.call(message, "requestId"))
                    writer.uint32(8).uint32(message.requestId);
                if (message.hello != null && Object.hasOwnProperty.call(message, "hello"))
                    $root.relight.v1.Hello.encode(message.hello, writer.uint32(18).fork(), q + 1).ldelim();
                if (message.welcome != null && Object.hasOwnProperty.call(message, "welcome"))
                    $root.relight.v1.Welcome.encode(message.welcome, writer.uint32(26).fork(), q + 1).ldelim();
                if (message.pairRequest != null && Object.hasOwnProperty.call(message, "pairRequest"))
                    $root.relight.v1.PairRequest.encode(message.pairRequest, writer.uint32(34).fork(), q + 1).ldelim();
                if (message.pairingStarted != null && Object.hasOwnProperty.call(message, "pairingStarted"))
                    $root.relight.v1.PairingStarted.encode(message.pairingStarted, writer.uint32(42).fork(), q + 1).ldelim();
                if (message.pairCode != null && Object.hasOwnProperty.call(message, "pairCode"))
                    $root.relight.v1.PairCode.encode(message.pairCode, writer.uint32(50).fork(), q + 1).ldelim();
                if (message.paired != null && Object.hasOwnProperty.call(message, "paired"))
                    $root.relight.v1.Paired.encode(message.paired, writer.uint32(58).fork(), q + 1).ldelim();
                if (message.retire != null && Object.hasOwnProperty.call(message, "retire"))
                    $root.relight.v1.Retire.encode(message.retire, writer.uint32(66).fork(), q + 1).ldelim();
                if (message.retired != null && Object.hasOwnProperty.call(message, "retired"))
                    $root.relight.v1.Retired.encode(message.retired, writer.uint32(74).fork(), q + 1).ldelim();
                if (message.ping != null && Object.hasOwnProperty.call(message, "ping"))
                    $root.relight.v1.Ping.encode(message.ping, writer.uint32(82).fork(), q + 1).ldelim();
                if (message.pong != null && Object.hasOwnProperty.call(message, "pong"))
                    $root.relight.v1.Pong.encode(message.pong, writer.uint32(90).fork(), q + 1).ldelim();
                if (message.describe != null && Object.hasOwnProperty.call(message, "describe"))
                    $root.relight.v1.Describe.encode(message.describe, writer.uint32(98).fork(), q + 1).ldelim();
                if (message.effectDescription != null && Object.hasOwnProperty.call(message, "effectDescription"))
                    $root.relight.v1.EffectDescription.encode(message.effectDescription, writer.uint32(106).fork(), q + 1).ldelim();
                if (message.doctorRequest != null && Object.hasOwnProperty.call(message, "doctorRequest"))
                    $root.relight.v1.DoctorRequest.encode(message.doctorRequest, writer.uint32(114).fork(), q + 1).ldelim();
                if (message.doctorReport != null && Object.hasOwnProperty.call(message, "doctorReport"))
                    $root.relight.v1.DoctorReport.encode(message.doctorReport, writer.uint32(122).fork(), q + 1).ldelim();
                if (message.relight != null && Object.hasOwnProperty.call(message, "relight"))
                    $root.relight.v1.Relight.encode(message.relight, writer.uint32(130).fork(), q + 1).ldelim();
                if (message.accepted != null && Object.hasOwnProperty.call(message, "accepted"))
                    $root.relight.v1.Accepted.encode(message.accepted, writer.uint32(138).fork(), q + 1).ldelim();
                if (message.frameChunk != null && Object.hasOwnProperty.call(message, "frameChunk"))
                    $root.relight.v1.FrameChunk.encode(message.frameChunk, writer.uint32(146).fork(), q + 1).ldelim();
                if (message.credit != null && Object.hasOwnProperty.call(message, "credit"))
                    $root.relight.v1.Credit.encode(message.credit, writer.uint32(154).fork(), q + 1).ldelim();
                if (message.progress != null && Object.hasOwnProperty.call(message, "progress"))
                    $root.relight.v1.Progress.encode(message.progress, writer.uint32(162).fork(), q + 1).ldelim();
                if (message.preview != null && Object.hasOwnProperty.call(message, "preview"))
                    $root.relight.v1.Preview.encode(message.preview, writer.uint32(170).fork(), q + 1).ldelim();
                if (message.result != null && Object.hasOwnProperty.call(message, "result"))
                    $root.relight.v1.Result.encode(message.result, writer.uint32(178).fork(), q + 1).ldelim();
                if (message.cancel != null && Object.hasOwnProperty.call(message, "cancel"))
                    $root.relight.v1.Cancel.encode(message.cancel, writer.uint32(186).fork(), q + 1).ldelim();
                if (message.error != null && Object.hasOwnProperty.call(message, "error"))
                    $root.relight.v1.Error.encode(message.error, writer.uint32(194).fork(), q + 1).ldelim();
                return writer;
            };

            Envelope.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Envelope();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.requestId = reader.uint32();
                            break;
                        }
                    case 2: {
                            message.hello = $root.relight.v1.Hello.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 3: {
                            message.welcome = $root.relight.v1.Welcome.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 4: {
                            message.pairRequest = $root.relight.v1.PairRequest.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 5: {
                            message.pairingStarted = $root.relight.v1.PairingStarted.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 6: {
                            message.pairCode = $root.relight.v1.PairCode.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 7: {
                            message.paired = $root.relight.v1.Paired.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 8: {
                            message.retire = $root.relight.v1.Retire.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 9: {
                            message.retired = $root.relight.v1.Retired.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 10: {
                            message.ping = $root.relight.v1.Ping.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 11: {
                            message.pong = $root.relight.v1.Pong.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 12: {
                            message.describe = $root.relight.v1.Describe.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 13: {
                            message.effectDescription = $root.relight.v1.EffectDescription.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 14: {
                            message.doctorRequest = $root.relight.v1.DoctorRequest.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 15: {
                            message.doctorReport = $root.relight.v1.DoctorReport.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 16: {
                            message.relight = $root.relight.v1.Relight.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 17: {
                            message.accepted = $root.relight.v1.Accepted.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 18: {
                            message.frameChunk = $root.relight.v1.FrameChunk.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 19: {
                            message.credit = $root.relight.v1.Credit.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 20: {
                            message.progress = $root.relight.v1.Progress.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 21: {
                            message.preview = $root.relight.v1.Preview.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 22: {
                            message.result = $root.relight.v1.Result.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 23: {
                            message.cancel = $root.relight.v1.Cancel.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 24: {
                            message.error = $root.relight.v1.Error.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Envelope;
        })();

        v1.Hello = (function() {

            function Hello(properties) {
                this.capabilities = [];
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Hello.prototype.protocolMajor = 0;
            Hello.prototype.protocolMinor = 0;
            Hello.prototype.buildId = "";
            Hello.prototype.capabilities = $util.emptyArray;
            Hello.prototype.token = "";
            Hello.prototype.clientName = "";
            Hello.prototype.keepsJobs = false;

            Hello.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.protocolMajor != null && Object.hasOwnProperty.call(message, "protocolMajor"))
                    writer.uint32(8).uint32(message.protocolMajor);
                if (message.protocolMinor != null && Object.hasOwnProperty.call(message, "protocolMinor"))
                    writer.uint32(16).uint32(message.protocolMinor);
                if (message.buildId != null && Object.hasOwnProperty.call(message, "buildId"))
                    writer.uint32(26).string(message.buildId);
                if (message.capabilities != null && message.capabilities.length)
                    for (let i = 0; i < message.capabilities.length; ++i)
                        writer.uint32(34).string(message.capabilities[i]);
                if (message.token != null && Object.hasOwnProperty.call(message, "token"))
                    writer.uint32(42).string(message.token);
                if (message.clientName != null && Object.hasOwnProperty.call(message, "clientName"))
                    writer.uint32(50).string(message.clientName);
                if (message.keepsJobs != null && Object.hasOwnProperty.call(message, "keepsJobs"))
                    writer.uint32(56).bool(message.keepsJobs);
                return writer;
            };

            Hello.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Hello();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.protocolMajor = reader.uint32();
                            break;
                        }
                    case 2: {
                            message.protocolMinor = reader.uint32();
                            break;
                        }
                    case 3: {
                            message.buildId = reader.string();
                            break;
                        }
                    case 4: {
                            if (!(message.capabilities && message.capabilities.length))
                                message.capabilities = [];
                            message.capabilities.push(reader.string());
                            break;
                        }
                    case 5: {
                            message.token = reader.string();
                            break;
                        }
                    case 6: {
                            message.clientName = reader.string();
                            break;
                        }
                    case 7: {
                            message.keepsJobs = reader.bool();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Hello;
        })();

        v1.Welcome = (function() {

            function Welcome(properties) {
                this.capabilities = [];
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Welcome.prototype.protocolMajor = 0;
            Welcome.prototype.protocolMinor = 0;
            Welcome.prototype.buildId = "";
            Welcome.prototype.capabilities = $util.emptyArray;

            Welcome.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.protocolMajor != null && Object.hasOwnProperty.call(message, "protocolMajor"))
                    writer.uint32(8).uint32(message.protocolMajor);
                if (message.protocolMinor != null && Object.hasOwnProperty.call(message, "protocolMinor"))
                    writer.uint32(16).uint32(message.protocolMinor);
                if (message.buildId != null && Object.hasOwnProperty.call(message, "buildId"))
                    writer.uint32(26).string(message.buildId);
                if (message.capabilities != null && message.capabilities.length)
                    for (let i = 0; i < message.capabilities.length; ++i)
                        writer.uint32(34).string(message.capabilities[i]);
                return writer;
            };

            Welcome.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Welcome();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.protocolMajor = reader.uint32();
                            break;
                        }
                    case 2: {
                            message.protocolMinor = reader.uint32();
                            break;
                        }
                    case 3: {
                            message.buildId = reader.string();
                            break;
                        }
                    case 4: {
                            if (!(message.capabilities && message.capabilities.length))
                                message.capabilities = [];
                            message.capabilities.push(reader.string());
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Welcome;
        })();

        v1.PairRequest = (function() {

            function PairRequest(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            PairRequest.prototype.clientName = "";

            PairRequest.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.clientName != null && Object.hasOwnProperty.call(message, "clientName"))
                    writer.uint32(10).string(message.clientName);
                return writer;
            };

            PairRequest.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.PairRequest();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.clientName = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return PairRequest;
        })();

        v1.PairingStarted = (function() {

            function PairingStarted(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            PairingStarted.prototype.tries = 0;
            PairingStarted.prototype.seconds = 0;

            PairingStarted.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.tries != null && Object.hasOwnProperty.call(message, "tries"))
                    writer.uint32(8).uint32(message.tries);
                if (message.seconds != null && Object.hasOwnProperty.call(message, "seconds"))
                    writer.uint32(16).uint32(message.seconds);
                return writer;
            };

            PairingStarted.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.PairingStarted();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.tries = reader.uint32();
                            break;
                        }
                    case 2: {
                            message.seconds = reader.uint32();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return PairingStarted;
        })();

        v1.PairCode = (function() {

            function PairCode(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            PairCode.prototype.code = "";

            PairCode.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.code != null && Object.hasOwnProperty.call(message, "code"))
                    writer.uint32(10).string(message.code);
                return writer;
            };

            PairCode.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.PairCode();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.code = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return PairCode;
        })();

        v1.Paired = (function() {

            function Paired(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Paired.prototype.token = "";

            Paired.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.token != null && Object.hasOwnProperty.call(message, "token"))
                    writer.uint32(10).string(message.token);
                return writer;
            };

            Paired.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Paired();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.token = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Paired;
        })();

        v1.Retire = (function() {

            function Retire(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Retire.prototype.token = "";

            Retire.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.token != null && Object.hasOwnProperty.call(message, "token"))
                    writer.uint32(10).string(message.token);
                return writer;
            };

            Retire.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Retire();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.token = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Retire;
        })();

        v1.Retired = (function() {

            function Retired(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Retired.prototype.accepted = false;
            Retired.prototype.reason = "";

            Retired.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.accepted != null && Object.hasOwnProperty.call(message, "accepted"))
                    writer.uint32(8).bool(message.accepted);
                if (message.reason != null && Object.hasOwnProperty.call(message, "reason"))
                    writer.uint32(18).string(message.reason);
                return writer;
            };

            Retired.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Retired();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.accepted = reader.bool();
                            break;
                        }
                    case 2: {
                            message.reason = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Retired;
        })();

        v1.Relight = (function() {

            function Relight(properties) {
                this.params = {};
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Relight.prototype.media = null;
            Relight.prototype.frames = null;
            Relight.prototype.params = $util.emptyObject;
            Relight.prototype.output = null;
            Relight.prototype.modelsFolder = "";

            let $oneOfFields;

            Object.defineProperty(Relight.prototype, "source", {
                get: $util.oneOfGetter($oneOfFields = ["media", "frames"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Relight.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.media != null && Object.hasOwnProperty.call(message, "media"))
                    $root.relight.v1.MediaReference.encode(message.media, writer.uint32(10).fork(), q + 1).ldelim();
                if (message.frames != null && Object.hasOwnProperty.call(message, "frames"))
                    $root.relight.v1.FrameStream.encode(message.frames, writer.uint32(18).fork(), q + 1).ldelim();
                if (message.params != null && Object.hasOwnProperty.call(message, "params"))
                    for (let keys = Object.keys(message.params), i = 0; i < keys.length; ++i) {
                        writer.uint32(26).fork().uint32(10).string(keys[i]);
                        $root.relight.v1.ParamValue.encode(message.params[keys[i]], writer.uint32(18).fork(), q + 1).ldelim().ldelim();
                    }
                if (message.output != null && Object.hasOwnProperty.call(message, "output"))
                    $root.relight.v1.Output.encode(message.output, writer.uint32(34).fork(), q + 1).ldelim();
                if (message.modelsFolder != null && Object.hasOwnProperty.call(message, "modelsFolder"))
                    writer.uint32(42).string(message.modelsFolder);
                return writer;
            };

            Relight.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message, key, value;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Relight();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.media = $root.relight.v1.MediaReference.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 2: {
                            message.frames = $root.relight.v1.FrameStream.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 3: {
                            if (message.params === $util.emptyObject)
                                message.params = {};
                            let end2 = reader.uint32() + reader.pos;
                            if (end2 > reader.len)
                                throw RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = null;
                            while (reader.pos < end2) {
                                let tag2 = reader.uint32();
                                switch (tag2 >>> 3) {
                                case 1:
                                    key = reader.string();
                                    break;
                                case 2:
                                    value = $root.relight.v1.ParamValue.decode(reader, reader.uint32(), undefined, long + 1);
                                    break;
                                default:
                                    reader.skipType(tag2 & 7, long);
                                    break;
                                }
                            }
                            if (reader.pos !== end2)
                                throw RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.params, key);
                            message.params[key] = value;
                            break;
                        }
                    case 4: {
                            message.output = $root.relight.v1.Output.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 5: {
                            message.modelsFolder = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Relight;
        })();

        v1.MediaReference = (function() {

            function MediaReference(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            MediaReference.prototype.path = "";
            MediaReference.prototype.first = 0;
            MediaReference.prototype.last = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            Object.defineProperty(MediaReference.prototype, "_last", {
                get: $util.oneOfGetter($oneOfFields = ["last"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            MediaReference.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.path != null && Object.hasOwnProperty.call(message, "path"))
                    writer.uint32(10).string(message.path);
                if (message.first != null && Object.hasOwnProperty.call(message, "first"))
                    writer.uint32(16).uint32(message.first);
                if (message.last != null && Object.hasOwnProperty.call(message, "last"))
                    writer.uint32(24).uint32(message.last);
                return writer;
            };

            MediaReference.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.MediaReference();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.path = reader.string();
                            break;
                        }
                    case 2: {
                            message.first = reader.uint32();
                            break;
                        }
                    case 3: {
                            message.last = reader.uint32();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return MediaReference;
        })();

        v1.Output = (function() {

            function Output(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Output.prototype.path = "";
            Output.prototype.codec = "";
            Output.prototype.overwrite = false;
            Output.prototype.sheet = "";

            Output.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.path != null && Object.hasOwnProperty.call(message, "path"))
                    writer.uint32(10).string(message.path);
                if (message.codec != null && Object.hasOwnProperty.call(message, "codec"))
                    writer.uint32(18).string(message.codec);
                if (message.overwrite != null && Object.hasOwnProperty.call(message, "overwrite"))
                    writer.uint32(24).bool(message.overwrite);
                if (message.sheet != null && Object.hasOwnProperty.call(message, "sheet"))
                    writer.uint32(34).string(message.sheet);
                return writer;
            };

            Output.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Output();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.path = reader.string();
                            break;
                        }
                    case 2: {
                            message.codec = reader.string();
                            break;
                        }
                    case 3: {
                            message.overwrite = reader.bool();
                            break;
                        }
                    case 4: {
                            message.sheet = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Output;
        })();

        v1.Accepted = (function() {

            function Accepted(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Accepted.prototype.jobId = "";
            Accepted.prototype.ahead = 0;

            Accepted.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(10).string(message.jobId);
                if (message.ahead != null && Object.hasOwnProperty.call(message, "ahead"))
                    writer.uint32(16).uint32(message.ahead);
                return writer;
            };

            Accepted.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Accepted();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.jobId = reader.string();
                            break;
                        }
                    case 2: {
                            message.ahead = reader.uint32();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Accepted;
        })();

        v1.Progress = (function() {

            function Progress(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Progress.prototype.jobId = "";
            Progress.prototype.stage = "";
            Progress.prototype.done = 0;
            Progress.prototype.total = 0;
            Progress.prototype.etaMs = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            Object.defineProperty(Progress.prototype, "_etaMs", {
                get: $util.oneOfGetter($oneOfFields = ["etaMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Progress.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(10).string(message.jobId);
                if (message.stage != null && Object.hasOwnProperty.call(message, "stage"))
                    writer.uint32(18).string(message.stage);
                if (message.done != null && Object.hasOwnProperty.call(message, "done"))
                    writer.uint32(24).uint32(message.done);
                if (message.total != null && Object.hasOwnProperty.call(message, "total"))
                    writer.uint32(32).uint32(message.total);
                if (message.etaMs != null && Object.hasOwnProperty.call(message, "etaMs"))
                    writer.uint32(41).double(message.etaMs);
                return writer;
            };

            Progress.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Progress();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.jobId = reader.string();
                            break;
                        }
                    case 2: {
                            message.stage = reader.string();
                            break;
                        }
                    case 3: {
                            message.done = reader.uint32();
                            break;
                        }
                    case 4: {
                            message.total = reader.uint32();
                            break;
                        }
                    case 5: {
                            message.etaMs = reader.double();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Progress;
        })();

        v1.Preview = (function() {

            function Preview(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Preview.prototype.jobId = "";
            Preview.prototype.frame = 0;
            Preview.prototype.jpeg = $util.newBuffer([]);

            Preview.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(10).string(message.jobId);
                if (message.frame != null && Object.hasOwnProperty.call(message, "frame"))
                    writer.uint32(16).uint32(message.frame);
                if (message.jpeg != null && Object.hasOwnProperty.call(message, "jpeg"))
                    writer.uint32(26).bytes(message.jpeg);
                return writer;
            };

            Preview.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Preview();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.jobId = reader.string();
                            break;
                        }
                    case 2: {
                            message.frame = reader.uint32();
                            break;
                        }
                    case 3: {
                            message.jpeg = reader.bytes();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Preview;
        })();

        v1.Result = (function() {

            function Result(properties) {
                this.timings = {};
                this.warnings = [];
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Result.prototype.jobId = "";
            Result.prototype.out = "";
            Result.prototype.sheet = "";
            Result.prototype.recipe = "";
            Result.prototype.frames = 0;
            Result.prototype.width = 0;
            Result.prototype.height = 0;
            Result.prototype.frameRate = null;
            Result.prototype.variableRate = false;
            Result.prototype.model = "";
            Result.prototype.provider = "";
            Result.prototype.timings = $util.emptyObject;
            Result.prototype.warnings = $util.emptyArray;

            Result.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(10).string(message.jobId);
                if (message.out != null && Object.hasOwnProperty.call(message, "out"))
                    writer.uint32(18).string(message.out);
                if (message.sheet != null && Object.hasOwnProperty.call(message, "sheet"))
                    writer.uint32(26).string(message.sheet);
                if (message.recipe != null && Object.hasOwnProperty.call(message, "recipe"))
                    writer.uint32(34).string(message.recipe);
                if (message.frames != null && Object.hasOwnProperty.call(message, "frames"))
                    writer.uint32(40).uint32(message.frames);
                if (message.width != null && Object.hasOwnProperty.call(message, "width"))
                    writer.uint32(48).uint32(message.width);
                if (message.height != null && Object.hasOwnProperty.call(message, "height"))
                    writer.uint32(56).uint32(message.height);
                if (message.frameRate != null && Object.hasOwnProperty.call(message, "frameRate"))
                    $root.relight.v1.Rational.encode(message.frameRate, writer.uint32(66).fork(), q + 1).ldelim();
                if (message.variableRate != null && Object.hasOwnProperty.call(message, "variableRate"))
                    writer.uint32(72).bool(message.variableRate);
                if (message.model != null && Object.hasOwnProperty.call(message, "model"))
                    writer.uint32(82).string(message.model);
                if (message.provider != null && Object.hasOwnProperty.call(message, "provider"))
                    writer.uint32(90).string(message.provider);
                if (message.timings != null && Object.hasOwnProperty.call(message, "timings"))
                    for (let keys = Object.keys(message.timings), i = 0; i < keys.length; ++i)
                        writer.uint32(98).fork().uint32(10).string(keys[i]).uint32(17).double(message.timings[keys[i]]).ldelim();
                if (message.warnings != null && message.warnings.length)
                    for (let i = 0; i < message.warnings.length; ++i)
                        writer.uint32(106).string(message.warnings[i]);
                return writer;
            };

            Result.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message, key, value;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Result();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.jobId = reader.string();
                            break;
                        }
                    case 2: {
                            message.out = reader.string();
                            break;
                        }
                    case 3: {
                            message.sheet = reader.string();
                            break;
                        }
                    case 4: {
                            message.recipe = reader.string();
                            break;
                        }
                    case 5: {
                            message.frames = reader.uint32();
                            break;
                        }
                    case 6: {
                            message.width = reader.uint32();
                            break;
                        }
                    case 7: {
                            message.height = reader.uint32();
                            break;
                        }
                    case 8: {
                            message.frameRate = $root.relight.v1.Rational.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 9: {
                            message.variableRate = reader.bool();
                            break;
                        }
                    case 10: {
                            message.model = reader.string();
                            break;
                        }
                    case 11: {
                            message.provider = reader.string();
                            break;
                        }
                    case 12: {
                            if (message.timings === $util.emptyObject)
                                message.timings = {};
                            let end2 = reader.uint32() + reader.pos;
                            if (end2 > reader.len)
                                throw RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = 0;
                            while (reader.pos < end2) {
                                let tag2 = reader.uint32();
                                switch (tag2 >>> 3) {
                                case 1:
                                    key = reader.string();
                                    break;
                                case 2:
                                    value = reader.double();
                                    break;
                                default:
                                    reader.skipType(tag2 & 7, long);
                                    break;
                                }
                            }
                            if (reader.pos !== end2)
                                throw RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.timings, key);
                            message.timings[key] = value;
                            break;
                        }
                    case 13: {
                            if (!(message.warnings && message.warnings.length))
                                message.warnings = [];
                            message.warnings.push(reader.string());
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Result;
        })();

        v1.Cancel = (function() {

            function Cancel(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Cancel.prototype.jobId = "";

            Cancel.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(10).string(message.jobId);
                return writer;
            };

            Cancel.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Cancel();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.jobId = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Cancel;
        })();

        v1.Error = (function() {

            function Error(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Error.prototype.code = "";
            Error.prototype.message = "";
            Error.prototype.jobId = "";

            Error.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.code != null && Object.hasOwnProperty.call(message, "code"))
                    writer.uint32(10).string(message.code);
                if (message.message != null && Object.hasOwnProperty.call(message, "message"))
                    writer.uint32(18).string(message.message);
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(26).string(message.jobId);
                return writer;
            };

            Error.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Error();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.code = reader.string();
                            break;
                        }
                    case 2: {
                            message.message = reader.string();
                            break;
                        }
                    case 3: {
                            message.jobId = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Error;
        })();

        v1.Rational = (function() {

            function Rational(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Rational.prototype.num = 0;
            Rational.prototype.den = 0;

            Rational.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.num != null && Object.hasOwnProperty.call(message, "num"))
                    writer.uint32(8).uint32(message.num);
                if (message.den != null && Object.hasOwnProperty.call(message, "den"))
                    writer.uint32(16).uint32(message.den);
                return writer;
            };

            Rational.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Rational();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.num = reader.uint32();
                            break;
                        }
                    case 2: {
                            message.den = reader.uint32();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Rational;
        })();

        v1.FrameStream = (function() {

            function FrameStream(properties) {
                this.timestamps = [];
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            FrameStream.prototype.width = 0;
            FrameStream.prototype.height = 0;
            FrameStream.prototype.frameRate = null;
            FrameStream.prototype.pixelAspect = null;
            FrameStream.prototype.count = 0;
            FrameStream.prototype.hasAlpha = false;
            FrameStream.prototype.timestamps = $util.emptyArray;
            FrameStream.prototype.rotation = 0;
            FrameStream.prototype.transfer = "";
            FrameStream.prototype.primaries = "";

            FrameStream.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.width != null && Object.hasOwnProperty.call(message, "width"))
                    writer.uint32(8).uint32(message.width);
                if (message.height != null && Object.hasOwnProperty.call(message, "height"))
                    writer.uint32(16).uint32(message.height);
                if (message.frameRate != null && Object.hasOwnProperty.call(message, "frameRate"))
                    $root.relight.v1.Rational.encode(message.frameRate, writer.uint32(26).fork(), q + 1).ldelim();
                if (message.pixelAspect != null && Object.hasOwnProperty.call(message, "pixelAspect"))
                    $root.relight.v1.Rational.encode(message.pixelAspect, writer.uint32(34).fork(), q + 1).ldelim();
                if (message.count != null && Object.hasOwnProperty.call(message, "count"))
                    writer.uint32(40).uint32(message.count);
                if (message.hasAlpha != null && Object.hasOwnProperty.call(message, "hasAlpha"))
                    writer.uint32(48).bool(message.hasAlpha);
                if (message.timestamps != null && message.timestamps.length) {
                    writer.uint32(58).fork();
                    for (let i = 0; i < message.timestamps.length; ++i)
                        writer.double(message.timestamps[i]);
                    writer.ldelim();
                }
                if (message.rotation != null && Object.hasOwnProperty.call(message, "rotation"))
                    writer.uint32(64).uint32(message.rotation);
                if (message.transfer != null && Object.hasOwnProperty.call(message, "transfer"))
                    writer.uint32(74).string(message.transfer);
                if (message.primaries != null && Object.hasOwnProperty.call(message, "primaries"))
                    writer.uint32(82).string(message.primaries);
                return writer;
            };

            FrameStream.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.FrameStream();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.width = reader.uint32();
                            break;
                        }
                    case 2: {
                            message.height = reader.uint32();
                            break;
                        }
                    case 3: {
                            message.frameRate = $root.relight.v1.Rational.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 4: {
                            message.pixelAspect = $root.relight.v1.Rational.decode(reader, reader.uint32(), undefined, long + 1);
                            break;
                        }
                    case 5: {
                            message.count = reader.uint32();
                            break;
                        }
                    case 6: {
                            message.hasAlpha = reader.bool();
                            break;
                        }
                    case 7: {
                            if (!(message.timestamps && message.timestamps.length))
                                message.timestamps = [];
                            if ((tag & 7) === 2) {
                                let end2 = reader.uint32() + reader.pos;
                                if (end2 > reader.len)
                                    throw RangeError("index out of range");
                                reader.len = end2;
                                while (reader.pos < end2)
                                    message.timestamps.push(reader.double());
                                if (reader.pos !== end2)
                                    throw RangeError("index out of range");
                                reader.len = end;
                            } else
                                message.timestamps.push(reader.double());
                            break;
                        }
                    case 8: {
                            message.rotation = reader.uint32();
                            break;
                        }
                    case 9: {
                            message.transfer = reader.string();
                            break;
                        }
                    case 10: {
                            message.primaries = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return FrameStream;
        })();

        v1.FrameChunk = (function() {

            function FrameChunk(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            FrameChunk.prototype.jobId = "";
            FrameChunk.prototype.frame = 0;
            FrameChunk.prototype.offset = 0;
            FrameChunk.prototype.data = $util.newBuffer([]);

            FrameChunk.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(10).string(message.jobId);
                if (message.frame != null && Object.hasOwnProperty.call(message, "frame"))
                    writer.uint32(16).uint32(message.frame);
                if (message.offset != null && Object.hasOwnProperty.call(message, "offset"))
                    writer.uint32(24).uint32(message.offset);
                if (message.data != null && Object.hasOwnProperty.call(message, "data"))
                    writer.uint32(34).bytes(message.data);
                return writer;
            };

            FrameChunk.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.FrameChunk();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.jobId = reader.string();
                            break;
                        }
                    case 2: {
                            message.frame = reader.uint32();
                            break;
                        }
                    case 3: {
                            message.offset = reader.uint32();
                            break;
                        }
                    case 4: {
                            message.data = reader.bytes();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return FrameChunk;
        })();

        v1.Credit = (function() {

            function Credit(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Credit.prototype.jobId = "";
            Credit.prototype.chunks = 0;

            Credit.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.jobId != null && Object.hasOwnProperty.call(message, "jobId"))
                    writer.uint32(10).string(message.jobId);
                if (message.chunks != null && Object.hasOwnProperty.call(message, "chunks"))
                    writer.uint32(16).uint32(message.chunks);
                return writer;
            };

            Credit.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Credit();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.jobId = reader.string();
                            break;
                        }
                    case 2: {
                            message.chunks = reader.uint32();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Credit;
        })();

        v1.Ping = (function() {

            function Ping(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Ping.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                return writer;
            };

            Ping.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Ping();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Ping;
        })();

        v1.Pong = (function() {

            function Pong(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            Pong.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                return writer;
            };

            Pong.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.Pong();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return Pong;
        })();

        v1.DoctorRequest = (function() {

            function DoctorRequest(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            DoctorRequest.prototype.modelsFolder = "";

            DoctorRequest.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.modelsFolder != null && Object.hasOwnProperty.call(message, "modelsFolder"))
                    writer.uint32(10).string(message.modelsFolder);
                return writer;
            };

            DoctorRequest.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.DoctorRequest();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.modelsFolder = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return DoctorRequest;
        })();

        v1.DoctorReport = (function() {

            function DoctorReport(properties) {
                if (properties)
                    for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            }

            DoctorReport.prototype.json = "";

            DoctorReport.encode = function encode(message, writer, q) {
                if (!writer)
                    writer = $Writer.create();
                if (q === undefined)
                    q = 0;
                if (q > $util.recursionLimit)
                    throw Error("max depth exceeded");
                if (message.json != null && Object.hasOwnProperty.call(message, "json"))
                    writer.uint32(10).string(message.json);
                return writer;
            };

            DoctorReport.decode = function decode(reader, length, error, long) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (long === undefined)
                    long = 0;
                if (long > $Reader.recursionLimit)
                    throw Error("maximum nesting depth exceeded");
                let end, message;
                if (length === undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = new $root.relight.v1.DoctorReport();
                while (reader.pos < end) {
                    let tag = reader.uint32();
                    if (tag === error)
                        break;
                    switch (tag >>> 3) {
                    case 1: {
                            message.json = reader.string();
                            break;
                        }
                    default:
                        reader.skipType(tag & 7, long);
                        break;
                    }
                }
                if (length !== undefined) {
                    if (reader.pos !== end)
                        throw RangeError("index out of range");
                    reader.len = length;
                }
                return message;
            };

            return DoctorReport;
        })();

        return v1;
    })();

    return relight;
})();

export { $root as default };
