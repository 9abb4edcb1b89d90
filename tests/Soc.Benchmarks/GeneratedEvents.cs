using System.Text;
using System.Text.Json;

namespace Soc.Benchmarks;

/// <summary>Makes up process creations in the shape of Sysmon event 1, about 1.3 KB each, one JSON object to a line.</summary>
internal static class GeneratedEvents
{
    public static byte[] Write(int records, int seed)
    {
        var random = new Random(seed);
        var time = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        using var buffer = new MemoryStream(records * 1300);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        for (var i = 0; i < records; i++)
        {
            time = time.AddMilliseconds(random.Next(900));
            Record(json, random, time, i);
            json.Flush();
            buffer.WriteByte((byte)'\n');
            json.Reset();
        }

        return buffer.ToArray();
    }

    private static void Record(Utf8JsonWriter json, Random random, DateTime time, int number)
    {
        var (image, parent, user) = (Image(random), random.Pick(Vocabulary.Parents), random.Next(400));
        json.WriteStartObject();
        json.WriteString("@timestamp", time);
        json.WriteNumber("EventID", 1);
        json.WriteString("Provider_Name", "Microsoft-Windows-Sysmon");
        json.WriteString("Channel", "Microsoft-Windows-Sysmon/Operational");
        json.WriteNumber("EventRecordID", number);
        json.WriteString("Computer", $"ws-{user:000}.example.com");
        json.WriteString("RuleName", "-");
        json.WriteString("UtcTime", time);
        json.WriteString("ProcessGuid", Guid(random));
        json.WriteNumber("ProcessId", random.Next(60_000));
        json.WriteString("Image", string.Format(null, image, user));
        json.WriteString("FileVersion", "10.0.22621.1 (WinBuild.160101.0800)");
        json.WriteString("Description", "Made up for a benchmark");
        json.WriteString("Product", "Microsoft® Windows® Operating System");
        json.WriteString("Company", "Example Corporation");
        json.WriteString("OriginalFileName", image[(image.LastIndexOf('\\') + 1)..]);
        json.WriteString("CommandLine", CommandLine(random, image, user));
        json.WriteString("CurrentDirectory", @"C:\Windows\system32\");
        json.WriteString("User", $@"EXAMPLE\user{user}");
        json.WriteString("LogonGuid", Guid(random));
        json.WriteString("LogonId", $"0x{random.Next():x}");
        json.WriteNumber("TerminalSessionId", random.Next(3));
        json.WriteString("IntegrityLevel", random.Next(5) == 0 ? "High" : "Medium");
        json.WriteString("Hashes", $"SHA1={Hex(random, 20)},MD5={Hex(random, 16)},SHA256={Hex(random, 32)},IMPHASH={Hex(random, 16)}");
        json.WriteString("ParentProcessGuid", Guid(random));
        json.WriteNumber("ParentProcessId", random.Next(60_000));
        json.WriteString("ParentImage", string.Format(null, parent, user));
        json.WriteString("ParentCommandLine", CommandLine(random, parent, user));
        json.WriteString("ParentUser", $@"EXAMPLE\user{user}");
        json.WriteEndObject();
    }

    /// <summary>One process in a hundred is a tool that rules look for.</summary>
    private static string Image(Random random) => random.Next(100) == 0
        ? $@"C:\Windows\System32\{random.Pick(Vocabulary.Tools)}.exe"
        : random.Pick(Vocabulary.Common);

    private static string CommandLine(Random random, string image, int user)
    {
        var line = new StringBuilder().Append('"').AppendFormat(null, image, user).Append('"');
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            line.Append(' ').Append(random.Pick(Vocabulary.Options));
        }

        line.Append(" --client=").Append(Hex(random, 12));
        return (random.Next(500) == 0 ? line.Append(Vocabulary.Rare(new Random(random.Next(4000)))) : line).ToString();
    }

    private static string Guid(Random random) => $"{{{Hex(random, 4)}-{Hex(random, 2)}-{Hex(random, 2)}-{Hex(random, 2)}-{Hex(random, 6)}}}";

    private static string Hex(Random random, int bytes)
    {
        Span<byte> made = stackalloc byte[bytes];
        random.NextBytes(made);
        return Convert.ToHexString(made);
    }
}
