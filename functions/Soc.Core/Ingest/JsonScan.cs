using System.Buffers;

namespace Soc.Core.Ingest;

/// <summary>Looks for the end of one JSON value by its brackets and quotes; keeps its place while bytes arrive.</summary>
internal struct JsonScan
{
    private const int DeepestValue = 64;

    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\r\n,]"u8);
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\\n"u8);

    private int _depth;
    private bool _inString;

    /// <summary>How far it has read: where the value ends, where it broke, or where to go on.</summary>
    public int At { get; private set; }

    public string? Fault { get; private set; }

    /// <returns>True at the end of the value; false at a fault, or when more bytes are needed.</returns>
    public bool Nested(ReadOnlySpan<byte> value)
    {
        while (Fault is null)
        {
            var next = value[At..].IndexOfAny(_inString ? InText : Structure);
            if (next < 0)
            {
                At = value.Length;
                return false;
            }
            At += next;
            if (_inString && value[At] == '\\')
            {
                if (At + 1 >= value.Length) return false;
                At += 2;
            }
            else if (Step(value)) return true;
        }
        return false;
    }

    public bool Scalar(ReadOnlySpan<byte> value, bool isFinal)
    {
        var end = value.IndexOfAny(ScalarEnds);
        At = end < 0 ? value.Length : Math.Max(end, 1);
        return end >= 0 || isFinal;
    }

    private bool Step(ReadOnlySpan<byte> value)
    {
        switch (value[At])
        {
            case (byte)'"':
                _inString = !_inString;
                break;
            case (byte)'\n':
                Fault = "a text does not end on its line";
                return false;
            case (byte)'{' or (byte)'[':
                if (!Open(value)) return false;
                break;
            default:
                _depth--;
                break;
        }
        At++;
        return _depth <= 0 && !_inString;
    }

    private bool Open(ReadOnlySpan<byte> value)
    {
        // A line that lost its closing bracket shows here, not at the end of the file.
        if (_depth > 0 && value[..At].TrimEnd(" \t\r\n"u8)[^1] is not ((byte)',' or (byte)':' or (byte)'[')) Fault = "a bracket is missing before this";
        else if (++_depth > DeepestValue) Fault = "the value is nested too deeply";
        return Fault is null;
    }
}
