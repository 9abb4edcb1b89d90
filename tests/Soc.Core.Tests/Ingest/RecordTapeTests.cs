using System.Text;
using System.Text.Json;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest;

/// <summary>A tape says what <see cref="JsonElement"/> says, of whatever JSON.</summary>
public sealed class RecordTapeTests
{
    private const int Rounds = 3_000;
    private const int TornRounds = 60_000;

    private static readonly byte[] Whole = "{\"a\":{\"b\":[1,-2.5e3,0,\"x\\n\\u0041\",true,null,false,[],{}]},\"c\":{}, \"long enough to be read in pieces of thirty-two\" : 1E+9 }"u8.ToArray();

    // As they are sought; some differ in case alone, some in length alone, some are no ASCII.
    private static readonly string[] Names =
        ["a", "A", "ab", "id", "Id", "name", "Name", "tenantId", "TenantID", "properties", "initiatingProcessFileName", "InitiatingProcessFileSize", "größe", "GRÖSSE", "", "a.b", "\"", "日本"];

    private static readonly string[] Texts = ["", " ", "a", "0", "true", "näher", "C:\\Windows\\x", "\"", "[1,\"b\"]", "{\"id\":{\"name\":null}}", "{\"broken\"", "[1]x", " [ ] ", "\"inner\"", "日本\n", "😀"];

    [Fact]
    public void Whatever_is_asked_the_answer_is_that_of_an_object_built_from_the_same_text()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        using var tape = RecordTape.Rent();
        for (var round = 0; round < Rounds; round++)
        {
            var json = Value(random, 0);
            Assert.True(tape.TryRead(Encoding.UTF8.GetBytes(json)), json);
            Compare(JsonElement.Parse(json), tape.Root, $"seed {seed}, round {round}: {json}");
        }
    }

    /// <summary>Torn texts of every kind of value: what one takes the other takes.</summary>
    [Fact]
    public void Exactly_what_the_reader_of_the_framework_takes_is_taken()
    {
        var (seed, taken) = (Random.Shared.Next(), 0);
        var random = new Random(seed);
        using var tape = RecordTape.Rent();
        for (var round = 0; round < TornRounds; round++)
        {
            var bytes = Torn(round % 2 == 0 ? Encoding.UTF8.GetBytes(Value(random, 0)) : Whole, random);
            var expected = IsTaken(bytes);
            Assert.True(expected == tape.TryRead(bytes), $"seed {seed}, round {round}: {Encoding.Latin1.GetString(bytes)}");
            taken += expected ? 1 : 0;
        }

        Assert.InRange(taken, TornRounds / 10, TornRounds * 9 / 10);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Values_are_nested_as_deep_as_the_reader_of_the_framework_lets_them(int depth, bool expected)
    {
        using var tape = RecordTape.Rent();
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth)));
            Assert.Equal((expected, expected), (IsTaken(bytes), tape.TryRead(bytes)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1] [2]")]
    [InlineData("nul")]
    public void What_is_no_JSON_leaves_the_tape_empty(string text)
    {
        using var tape = RecordTape.Rent();
        Assert.True(tape.TryRead("{\"a\":1}"u8.ToArray()));

        Assert.False(tape.TryRead(Encoding.UTF8.GetBytes(text)));

        Assert.False(tape.Root.IsPresent);
        Assert.Empty(tape.Roots);
    }

    [Fact]
    public void Values_that_follow_one_another_are_told_apart()
    {
        using var tape = RecordTape.Rent();

        Assert.True(tape.TryRead("{\"a\":1}\n[2, {\"a\":3}]{\"a\":[]} "u8.ToArray(), several: true));

        Assert.Equal(["{\"a\":1}", "[2, {\"a\":3}]", "{\"a\":[]}"], tape.Roots.Select(root => Encoding.UTF8.GetString(root.Written.Span)));
    }

    [Theory]
    [InlineData("{} 1")]
    [InlineData("1 {}")]
    [InlineData("{},{}")]
    [InlineData("{}\n{")]
    public void Only_whole_objects_and_arrays_follow_one_another(string text)
    {
        using var tape = RecordTape.Rent();

        Assert.False(tape.TryRead(Encoding.UTF8.GetBytes(text), several: true));
    }

    [Fact]
    public void What_was_read_stays_when_more_is_put_beside_it()
    {
        using var tape = RecordTape.Rent();
        tape.TryRead("{\"inside\":\"{\\\"a\\\":[\\\"deep\\\"]}\",\"after\":\"x\"}"u8.ToArray());

        var inside = tape.Root["inside"].Opened();
        var beside = tape.Root.Beside("größer");
        var other = tape.Add("[\"other\"]"u8);
        for (var more = 0; more < 1_000; more++) tape.Root.Beside(new string('a', more));

        Assert.Equal("deep", inside["a"].Items.Single().AsText());
        Assert.Equal("größer", beside.AsText());
        Assert.Equal("other", other.Items.Single().AsText());
        Assert.Equal("x", tape.Root.Text("after"));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_name_or_a_text_breaks_nothing()
    {
        using var tape = RecordTape.Rent();
        tape.TryRead("{\"\\ud83d\":\"\\udc00x\",\"\\ud83d\\ude00\":\"\\ud83dx\\ud83d\\ud83d\\ude00\"}"u8.ToArray());

        Assert.Equal("\uFFFDx", tape.Root.Text("\uFFFD"));
        Assert.Equal("\uFFFDx\uFFFD😀", tape.Root.Text("😀"));
    }

    private static bool IsTaken(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Torn(byte[] json, Random random)
    {
        const string Spice = "{}[]\":,\\ntrue1.-eE0 u0041\n\t\0\u001f\u00ff/bfd";
        var bytes = json.ToList();
        for (var change = random.Next(3); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0) bytes.RemoveAt(at);
            else if (random.Next(2) == 0) bytes[at] = (byte)Spice[random.Next(Spice.Length)];
            else bytes.Insert(at, (byte)Spice[random.Next(Spice.Length)]);
        }

        return [.. bytes];
    }

    private static void Compare(JsonElement expected, RecordNode actual, string told)
    {
        Assert.True(expected.GetRawText().Trim('"') == Encoding.UTF8.GetString(actual.Written.Span).Trim('"'), told);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                CompareMembers(expected, actual, told);
                break;
            case JsonValueKind.Array:
                Assert.True(actual.IsArray, told);
                foreach (var (item, found) in expected.EnumerateArray().Zip(actual.Items.ToList())) Compare(item, found, told);
                Assert.True(expected.GetArrayLength() == actual.Items.Count(), told);
                break;
            default:
                Assert.True((expected.ValueKind == JsonValueKind.Null ? null : expected.ToString()) == (expected.ValueKind is JsonValueKind.True or JsonValueKind.False ? char.ToUpperInvariant(actual.Scalar![0]) + actual.Scalar[1..] : actual.Scalar), told);
                CompareInside(expected, actual, told);
                break;
        }
    }

    private static void CompareMembers(JsonElement expected, RecordNode actual, string told)
    {
        Assert.True(actual.IsObject, told);
        Assert.True(expected.EnumerateObject().Count() == actual.Members.Count(), told);
        foreach (var name in Names)
        {
            Same(expected.TryGetProperty(name, out var exact) ? exact : null, actual[name], told);
            var like = expected.EnumerateObject().Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(member => (JsonElement?)member.Value).FirstOrDefault();
            Same(like, actual.InAnyCase(name), told);
        }
    }

    private static void Same(JsonElement? expected, RecordNode actual, string told)
    {
        if (expected is { } there) Compare(there, actual, told);
        else Assert.True(actual.Kind == JsonTokenType.None, told);
    }

    private static void CompareInside(JsonElement expected, RecordNode actual, string told)
    {
        var text = expected.ValueKind == JsonValueKind.String ? expected.GetString()! : "";
        if (text.TrimStart() is ['{' or '[' or '"', ..] && TryParse(text) is { } inside) Compare(inside, actual.Opened(), told);
        else Assert.True(actual.Opened().Equals(actual) && actual.Inside.Kind == JsonTokenType.None, told);
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Value(Random random, int depth) => random.Next(depth == 0 ? 2 : depth > 4 ? 5 : 8) switch
    {
        0 when depth < 5 => $"{{{Blank(random)}{string.Join(",", Some(random).Select(_ => $"{Quoted(Names[random.Next(Names.Length)], random)}{Blank(random)}:{Blank(random)}{Value(random, depth + 1)}"))}}}",
        1 when depth < 5 => $"[{string.Join(Blank(random) + ",", Some(random).Select(_ => Value(random, depth + 1)))}]",
        2 => new[] { "0", "-1", "1.50", "1e3", "12345678901234567890" }[random.Next(5)],
        3 => new[] { "true", "false", "null" }[random.Next(3)],
        4 when depth < 4 => Quoted(Value(random, depth + 1), random),
        _ => Quoted(Texts[random.Next(Texts.Length)], random),
    };

    private static IEnumerable<int> Some(Random random) => Enumerable.Range(0, random.Next(7));

    private static string Blank(Random random) => random.Next(8) == 0 ? " \n" : "";

    /// <summary>Some letters in escapes, as any writer may.</summary>
    private static string Quoted(string text, Random random) =>
        $"\"{string.Concat(text.Select(letter => letter is '"' or '\\' || letter < ' ' || (!char.IsSurrogate(letter) && random.Next(20) == 0) ? $"\\u{(int)letter:x4}" : letter == '/' ? "\\/" : letter.ToString()))}\"";
}
