using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Defender;

/// <summary>The Defender for Endpoint API over HTTP. Throws <see cref="ForeignAnswerException"/> for anything but 2xx.</summary>
/// <param name="http">Its base address is the API's.</param>
internal sealed class DefenderClient(HttpClient http) : IDisposable
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly JsonSerializerOptions Pascal = new();

    public Task<MachineResource> Machine(string id, CancellationToken cancellation) =>
        Get<MachineResource>($"api/machines/{Escape(id)}", cancellation);

    public Task<List<MachineResource>> Machines(CancellationToken cancellation) => All<MachineResource>("api/machines", cancellation);

    /// <summary>All actions of a machine that the API remembers, in no particular order.</summary>
    public Task<List<MachineActionResource>> Actions(string machineId, CancellationToken cancellation) =>
        All<MachineActionResource>($"api/machineactions?$filter={Escape($"machineId eq {Quoted(machineId)}")}", cancellation);

    public Task<MachineActionResource> Action(string id, CancellationToken cancellation) =>
        Get<MachineActionResource>($"api/machineactions/{Escape(id)}", cancellation);

    public Task<MachineActionResource> Isolate(string machineId, Isolation body, CancellationToken cancellation) =>
        Post<Isolation, MachineActionResource>($"api/machines/{Escape(machineId)}/isolate", body, Pascal, cancellation);

    public Task<MachineActionResource> Unisolate(string machineId, Remark body, CancellationToken cancellation) =>
        Post<Remark, MachineActionResource>($"api/machines/{Escape(machineId)}/unisolate", body, Pascal, cancellation);

    public Task<MachineActionResource> Cancel(string actionId, Remark body, CancellationToken cancellation) =>
        Post<Remark, MachineActionResource>($"api/machineactions/{Escape(actionId)}/cancel", body, Pascal, cancellation);

    public Task<List<IndicatorResource>> Indicators(string type, string value, CancellationToken cancellation) =>
        All<IndicatorResource>(
            $"api/indicators?$filter={Escape($"indicatorValue eq {Quoted(value)} and indicatorType eq {Quoted(type)}")}", cancellation);

    public Task<IndicatorResource> Submit(IndicatorSubmission body, CancellationToken cancellation) =>
        Post<IndicatorSubmission, IndicatorResource>("api/indicators", body, Camel, cancellation);

    public async Task DeleteIndicator(string id, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"api/indicators/{Escape(id)}");
        using var response = await Send(request, cancellation);
    }

    public void Dispose() => http.Dispose();

    private async Task<List<T>> All<T>(string path, CancellationToken cancellation)
    {
        var items = new List<T>();
        for (var next = path; next is not null;)
        {
            var page = await Get<Page<T>>(next, cancellation);
            items.AddRange(page.Value ?? []);
            next = Own(page.NextLink);
        }
        return items;
    }

    /// <summary>A next link must not carry our token to another host.</summary>
    private string? Own(string? link) =>
        link is null || new Uri(http.BaseAddress!, link).GetLeftPart(UriPartial.Authority) == http.BaseAddress!.GetLeftPart(UriPartial.Authority)
            ? link
            : throw new JsonException("The next link points to another host.");

    private async Task<T> Get<T>(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await Read<T>(request, cancellation);
    }

    private async Task<TAnswer> Post<TBody, TAnswer>(string path, TBody body, JsonSerializerOptions options, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: options) };
        return await Read<TAnswer>(request, cancellation);
    }

    private async Task<T> Read<T>(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var response = await Send(request, cancellation);
        return await response.Content.ReadFromJsonAsync<T>(Reading, cancellation) ?? throw new JsonException("Expected an object, found null.");
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        var response = await http.SendAsync(request, cancellation);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new ForeignAnswerException(await DefenderErrors.Answer(response, cancellation));
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    /// <summary>An OData string literal: whoever chose the value must not choose the filter.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private sealed record Page<T>(IReadOnlyList<T>? Value, [property: JsonPropertyName("@odata.nextLink")] string? NextLink);
}
