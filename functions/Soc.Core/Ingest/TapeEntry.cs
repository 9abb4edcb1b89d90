using System.Text.Json;

namespace Soc.Core.Ingest;

/// <summary>One value on a <see cref="RecordTape"/>: where it stands and what it is.</summary>
internal struct TapeEntry
{
    /// <summary>Of the value's first byte; behind the quote where it is a text.</summary>
    public int Start;

    /// <summary>In bytes, as written; without the quotes where it is a text.</summary>
    public int Length;

    /// <summary>Of the name, behind its quote; a name that nobody wrote has no length.</summary>
    public int NameStart;

    public int NameLength;

    /// <summary>Of an object or array, the place behind its last value. Of a text, the place of the JSON inside: 0 before anybody looked, -1 where there is none.</summary>
    public int Link;

    public JsonTokenType Kind;

    /// <summary>How many objects and arrays are around it.</summary>
    public byte Depth;

    public bool IsEscaped;

    public bool IsNameEscaped;

    /// <summary>It stands in the tape's own bytes, not in those that were handed to it.</summary>
    public bool IsOwn;
}
