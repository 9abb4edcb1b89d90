namespace Soc.Infra.Tests.Bicep;

public sealed class SyntaxTests
{
    [Fact]
    public async Task Every_file_parses() =>
        Assert.Empty((await BicepFiles.Load()).SelectMany(file => file.Errors.Select(error => $"{file.Name}:{error}")));

    [Theory]
    [InlineData("resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {\n  name:\n}\n")]
    [InlineData("param name string\noutput id string = [name\n")]
    [InlineData("module a 'a.bicep' = {\n  name 'a'\n}\n")]
    public async Task A_broken_file_is_noticed(string content)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.bicep");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        try
        {
            Assert.NotEmpty((await BicepFiles.Read([path])).Single().Errors);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Every_name_that_is_used_is_declared() =>
        Assert.Empty((await BicepFiles.Load()).SelectMany(file => file.Uses.Except(file.Declared).Select(name => $"{file.Name}: {name}")));

    [Fact]
    public async Task Every_parameter_and_variable_is_used() =>
        Assert.Empty((await BicepFiles.Load()).SelectMany(file =>
            file.Parameters.Select(parameter => parameter.Name).Concat(file.Variables.Select(variable => variable.Key))
                .Except(file.Uses).Select(name => $"{file.Name}: {name}")));
}
