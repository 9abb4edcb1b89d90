using System.Buffers;

namespace Soc.Core.Ingest;

/// <summary>Looks for the end of one JSON value by its brackets and quotes; keeps its place while bytes arrive.</summary>
internal struct JsonScan
{
    private const int DeepestValue = 64;

    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\r\n,]"u8);

    private int _depth;
    private bool _inString;
    private bool _escaped;
    private byte _last;

    /// <summary>How far it has read: where the value ends, where it broke, or where to go on.</summary>
    public int At { get; private set; }

    public string? Fault { get; private set; }

    /// <returns>True at the end of the value; false at a fault, or when more bytes are needed.</returns>
    public bool Nested(ReadOnlySpan<byte> value)
    {
        while (Fault is null && At < value.Length)
        {
            var ended = Step(value[At]);
            if (Fault is null) At++;
            if (ended) return true;
        }
        return false;
    }

    public bool Scalar(ReadOnlySpan<byte> value, bool isFinal)
    {
        var end = value.IndexOfAny(ScalarEnds);
        At = end < 0 ? value.Length : Math.Max(end, 1);
        return end >= 0 || isFinal;
    }

    private bool Step(byte next)
    {
        if (_inString) return InString(next);
        switch (next)
        {
            case (byte)'"':
                _inString = true;
                break;
            case (byte)'{' or (byte)'[':
                Open();
                break;
            case (byte)'}' or (byte)']':
                _depth--;
                break;
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                return false;
        }
        _last = next;
        return _depth <= 0 && !_inString;
    }

    private void Open()
    {
        // A line that lost its closing bracket shows here, not at the end of the file.
        if (_depth > 0 && _last is not ((byte)',' or (byte)':' or (byte)'[')) Fault = "a bracket is missing before this";
        if (++_depth > DeepestValue) Fault = "the value is nested too deeply";
    }

    private bool InString(byte next)
    {
        if (_escaped) _escaped = false;
        else if (next == '\\') _escaped = true;
        else if (next == '"') _inString = false;
        else if (next == '\n') Fault = "a text does not end on its line";
        _last = next;
        return !_inString && _depth == 0;
    }
}
