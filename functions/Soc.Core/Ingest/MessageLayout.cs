using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Ingest;

/// <summary>
/// Where in a message its records stand: they are the items of the <c>{"records":[…]}</c> in which diagnostic settings and the streaming API
/// wrap them, of the page <c>{"@odata.context":…,"value":[…],"@odata.nextLink":…}</c> with which Microsoft Graph answers, the results of a query,
/// or the message's values themselves. The array may be in a string, which is then read as a record.
/// </summary>
internal static class MessageLayout
{
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    /// <summary>Of values one after the other; an array at the top holds values of its own.</summary>
    public static IEnumerable<RecordNode> Records(RecordTape tape)
    {
        foreach (var root in tape.Roots)
            foreach (var value in root.IsArray ? root.Items : root.Alone)
                foreach (var record in Records(value)) yield return record;
    }

    public static RecordItems Records(RecordNode value)
    {
        var (page, isPage) = (default(RecordNode), true);
        foreach (var member in value.Members)
        {
            if ((member.IsArray || NestedText.MayBe(member)) && member.IsNamed("records")) return member.Items;
            if (member.IsArray && QueryResult.Holds(value, member)) return member.Items;
            if (member.IsArray && member.IsNamed("value")) page = member;
            // What OData says about its answer begins so; a record has members of its own.
            else isPage = isPage && member.Name.StartsWith('@');
        }
        return isPage && page.IsArray ? page.Items : value.Alone;
    }
}
