namespace Soc.Sigma.Tests;

public sealed class ModifierTests
{
    [Theory]
    [InlineData("F|contains: evil", """{"F":"an EVIL thing"}""", true)]
    [InlineData("F|contains: evil", """{"F":"an ev il thing"}""", false)]
    [InlineData("F|contains: a*c", """{"F":"xxabbbcxx"}""", true)]
    [InlineData("F|startswith: ev", """{"F":"Evil"}""", true)]
    [InlineData("F|startswith: ev", """{"F":"devil"}""", false)]
    [InlineData("F|endswith: '\\cmd.exe'", """{"F":"C:\\Windows\\CMD.EXE"}""", true)]
    [InlineData("F|endswith: '\\cmd.exe'", """{"F":"C:\\cmd.exe.bak"}""", false)]
    [InlineData("F|contains|all: [a, b]", """{"F":"b then a"}""", true)]
    [InlineData("F|contains|all: [a, b]", """{"F":"a"}""", false)]
    [InlineData("F|contains|all: [x, y]", """{"F":["x","y"]}""", true)]
    [InlineData("F|cased: Evil", """{"F":"Evil"}""", true)]
    [InlineData("F|cased: Evil", """{"F":"evil"}""", false)]
    [InlineData("F|contains|cased: Evil", """{"F":"an evil"}""", false)]
    [InlineData("F|neq: a", """{"F":"b"}""", true)]
    [InlineData("F|neq: a", """{"F":"A"}""", false)]
    [InlineData("F|neq: [a, b]", """{"F":"b"}""", false)]
    [InlineData("F|exists: true", """{"F":null}""", true)]
    [InlineData("F|exists: true", """{"G":1}""", false)]
    [InlineData("F|exists: false", """{"G":1}""", true)]
    [InlineData("F|exists: false", """{"F":""}""", false)]
    public void Text_modifiers_place_the_value_in_the_field(string search, string record, bool expected) =>
        Assert.Equal(expected, Some.Matches("        " + search, record));

    [Theory]
    [InlineData("F|lt: 5", "4.9", true)]
    [InlineData("F|lt: 5", "5", false)]
    [InlineData("F|lte: 5", "5", true)]
    [InlineData("F|gt: 5", "\"6\"", true)]
    [InlineData("F|gt: 5", "\"six\"", false)]
    [InlineData("F|gte: 5", "5.0", true)]
    [InlineData("F|gt: 9007199254740992", "9007199254740993", true)]
    [InlineData("F|gte: 5", "null", false)]
    [InlineData("F|hour|gte: 22", "\"2026-03-01T23:10:00Z\"", true)]
    [InlineData("F|hour: 23", "\"2026-03-01T23:10:00+02:00\"", true)]
    [InlineData("F|minute: 10", "\"2026-03-01T23:10:00Z\"", true)]
    [InlineData("F|day: 1", "\"2026-03-01T23:10:00Z\"", true)]
    [InlineData("F|week: 9", "\"2026-03-01T23:10:00Z\"", true)]
    [InlineData("F|month: 4", "\"2026-03-01T23:10:00Z\"", false)]
    [InlineData("F|year: 2026", "\"2026-03-01 23:10:00\"", true)]
    [InlineData("F|year: 2026", "\"yesterday\"", false)]
    public void Numbers_and_parts_of_a_date_are_compared(string search, string value, bool expected) =>
        Assert.Equal(expected, Some.Matches("        " + search, $"{{\"F\":{value}}}"));

    [Theory]
    [InlineData("F|re: '^ev.l$'", "evil", true)]
    [InlineData("F|re: 'v.l'", "an evil thing", true)]
    [InlineData("F|re: '^ev.l$'", "EVIL", false)]
    [InlineData("F|re|i: '^ev.l$'", "EVIL", true)]
    [InlineData("F|re: 'a.b'", "a\\nb", false)]
    [InlineData("F|re|s: 'a.b'", "a\\nb", true)]
    [InlineData("F|re: '^b'", "a\\nb", false)]
    [InlineData("F|re|m: '^b'", "a\\nb", true)]
    [InlineData("F|re: '(?<!x)b'", "ab", true)]
    [InlineData("F|re|startswith: 'b|a'", "xa", false)]
    [InlineData("F|re|endswith: 'b|a'", "bx", false)]
    [InlineData("F|re: 'a\\\\b'", "a\\\\b", true)]
    public void Regular_expressions_are_found_anywhere_and_mind_case(string search, string value, bool expected) =>
        Assert.Equal(expected, Some.Matches("        " + search, $"{{\"F\":\"{value}\"}}"));

    [Fact]
    public void A_regular_expression_that_would_run_forever_counts_as_not_found() =>
        Assert.False(Some.Matches("        F|re: '^(?=a)(a+)+$'", $"{{\"F\":\"{new string('a', 60)}b\"}}"));

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.77", true)]
    [InlineData("192.0.2.0/24", "192.0.3.77", false)]
    [InlineData("192.0.2.0/24", "::ffff:192.0.2.77", true)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("2001:db8::/32", "2001:DB8:0:1::9", true)]
    [InlineData("2001:db8::/32", "2001:db9::9", false)]
    [InlineData("0.0.0.0/0", "not an address", false)]
    [InlineData("0.0.0.0/0", "3221225985", false)]
    [InlineData("0.0.0.0/0", "::1", false)]
    public void Addresses_are_sought_in_ranges(string range, string address, bool expected) =>
        Assert.Equal(expected, Some.Matches($"        F|cidr: '{range}'", $"{{\"F\":\"{address}\"}}"));

    [Theory]
    [InlineData("F|fieldref: G", """{"F":"a","G":"A"}""", true)]
    [InlineData("F|fieldref: G", """{"F":"a","G":"b"}""", false)]
    [InlineData("F|fieldref: G", """{"F":"a"}""", false)]
    [InlineData("F|fieldref: G", """{"F":null,"G":null}""", false)]
    [InlineData("F|fieldref: G", """{"F":1,"G":1.0}""", true)]
    [InlineData("F|fieldref|cased: G", """{"F":"a","G":"A"}""", false)]
    [InlineData("F|fieldref|endswith: G", """{"F":"xa","G":"A"}""", true)]
    [InlineData("F|fieldref|startswith: G", """{"F":"xa","G":"A"}""", false)]
    [InlineData("F|fieldref|contains: G", """{"F":"xay","G":"A"}""", true)]
    [InlineData("F|fieldref|lt: G", """{"F":9,"G":"10"}""", true)]
    [InlineData("F|fieldref|neq: G", """{"F":"a","G":"b"}""", true)]
    public void Fields_are_compared_with_other_fields_of_the_record(string search, string record, bool expected) =>
        Assert.Equal(expected, Some.Matches("        " + search, record));

    [Theory]
    [InlineData("net -user", true)]
    [InlineData("net /USER", true)]
    [InlineData("net \u2013user", true)]
    [InlineData("net \u2014user", true)]
    [InlineData("net \u2015user", true)]
    [InlineData("net _user", false)]
    public void An_option_is_found_behind_any_dash_that_windows_takes(string commandLine, bool expected)
    {
        Assert.Equal(expected, Some.Matches("        F|windash|contains: ' -user'", $"{{\"F\":\"{commandLine}\"}}"));
        Assert.Equal(expected, Some.Matches("        F|contains|windash: ' \u2014user'", $"{{\"F\":\"{commandLine}\"}}"));
    }

    [Fact]
    public void A_dash_inside_a_word_stays_a_dash() =>
        Assert.False(Some.Matches("        F|windash|contains: '-param-name'", """{"F":"x /param/name"}"""));

    [Fact]
    public void Not_over_the_alternatives_of_a_dash_excludes_each_of_them()
    {
        var rules = Some.Rules(Some.Rule("    a:\n        F|exists: true\n    b:\n        F|windash|contains: ' -q'\n    condition: a and not b"));
        Assert.Empty(rules.Match(Some.Record("""{"F":"x /q"}""")));
        Assert.Empty(rules.Match(Some.Record("""{"F":"x -q"}""")));
        Assert.Single(rules.Match(Some.Record("""{"F":"x q"}""")));
    }

    [Theory]
    [InlineData("F|base64: foo", "Zm9v", true)]
    [InlineData("F|base64|contains: foo", "x Zm9v y", true)]
    [InlineData("F|wide|base64|contains: foo", "x ZgBvAG8A y", true)]
    [InlineData("F|utf16|base64|contains: foo", "x //5mAG8AbwA= y", true)]
    [InlineData("F|utf16be|base64|contains: foo", "x AGYAbwBv y", true)]
    [InlineData("F|base64offset|contains: http://", "x aHR0cDovL2V4YW1wbGU= y", true)]
    [InlineData("F|base64offset|contains: http://", "x IGh0dHA6Ly9leGFtcGxl y", true)]
    [InlineData("F|base64offset|contains: http://", "x ICBodHRwOi8vZXhhbXBsZQ== y", true)]
    [InlineData("F|base64offset|contains: http://", "x aHR0cHM6Ly8= y", false)]
    [InlineData("F|wide|contains: foo", "xf\\u0000o\\u0000o\\u0000", true)]
    [InlineData("F|windash|base64: '/q'", "LXE=", true)]
    public void Encoded_values_are_recognized(string search, string value, bool expected) =>
        Assert.Equal(expected, Some.Matches("        " + search, $"{{\"F\":\"{value}\"}}"));

    [Theory]
    [InlineData("F|contain: a", "'contain' in 'F|contain' is no modifier")]
    [InlineData("F|contains|startswith: a", "exclude one another")]
    [InlineData("F|contains|contains: a", "a modifier stands twice")]
    [InlineData("F|re|contains|cased: a", "cased cannot be combined")]
    [InlineData("F|exists|all: true", "all cannot be combined")]
    [InlineData("F|cidr|base64: 10.0.0.0/8", "base64 cannot be combined")]
    [InlineData("F|lt|gt: 1", "only one comparison")]
    [InlineData("F|i: a", "i cannot be combined")]
    [InlineData("F|exists: maybe", "exists takes true or false")]
    [InlineData("F|gt: many", "'many' is no number")]
    [InlineData("F|cidr: 192.0.2.1/24", "no range of addresses")]
    [InlineData("F|re: '(a'", "Not a regular expression")]
    [InlineData("F|base64: 'a*'", "without wildcards")]
    [InlineData("F|base64offset: 'a'", "too short")]
    [InlineData("F|contains: null", "without modifiers")]
    [InlineData("F|wide: ä", "needs base64")]
    [InlineData("F|wide|utf16be: a", "wide twice")]
    [InlineData("F|windash|base64: ' -a -b -c -d -e'", "At most 4 dashes")]
    [InlineData("F|fieldref: ''", "the name of a field")]
    [InlineData("'|exists': true", "needs a field")]
    [InlineData("F: {a: b}", "A map cannot stand where")]
    [InlineData("F: []", "A list with nothing in it")]
    public void Content_that_contradicts_itself_is_an_error_with_its_line(string search, string reason)
    {
        var error = Some.Error(Some.Search("        " + search));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(6, error.Line);
    }
}
