import { expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import { source } from './source.ts';

/** As "Generate Scripts" of SQL Server Management Studio writes it: batches, options of keys, defaults apart. */
const script = `USE [Shop]
GO
/****** Object:  Table [dbo].[Customer]    Script Date: 01/02/2026 10:11:12 ******/
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE TABLE [dbo].[Customer](
	[Id] [int] IDENTITY(1,1) NOT NULL,
	[Full Name] [nvarchar](50) NOT NULL,
	[Notes] [nvarchar](max) NULL,
	[Credit] [decimal](18, 2) NULL,
	[Label]  AS ([Full Name]+'; GO') PERSISTED,
	[Version] [timestamp] NOT NULL,
 CONSTRAINT [PK_Customer] PRIMARY KEY CLUSTERED 
(
	[Id] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY]
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
CREATE TABLE [sales].[Order](
	[Id] [uniqueidentifier] ROWGUIDCOL  NOT NULL,
	[CustomerId] [int] NOT NULL,
	[IsPaid] [bit] NOT NULL,
 CONSTRAINT [PK_Order] PRIMARY KEY NONCLUSTERED ([Id] ASC)WITH (PAD_INDEX = OFF) ON [PRIMARY],
 CONSTRAINT [UQ_Order] UNIQUE NONCLUSTERED ([CustomerId] ASC)
) ON [PRIMARY]
GO
ALTER TABLE [sales].[Order] ADD  CONSTRAINT [DF_Order_Id]  DEFAULT (newid()) FOR [Id]
GO
ALTER TABLE [sales].[Order] ADD  DEFAULT ((0)) FOR [IsPaid]
GO
ALTER TABLE [sales].[Order]  WITH CHECK ADD  CONSTRAINT [FK_Order_Customer] FOREIGN KEY([CustomerId])
REFERENCES [dbo].[Customer] ([Id])
ON DELETE CASCADE
GO
ALTER TABLE [sales].[Order] CHECK CONSTRAINT [FK_Order_Customer]
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'Who buys; and pays' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'Customer'
GO
CREATE PROCEDURE [dbo].[Clean] AS
BEGIN
  CREATE TABLE #gone (Id int);
  SELECT 1;
END
GO
CREATE TRIGGER [dbo].[T] ON [dbo].[Customer] AFTER INSERT AS BEGIN UPDATE Customer SET Notes = 'x' END
GO
INSERT [dbo].[Customer] ([Id], [Full Name]) VALUES (1, N'O''Brien
GO
')
GO
USE [master]
GO
ALTER DATABASE [Shop] SET  READ_WRITE 
GO
`;

it('SO1: a script of SQL Server Management Studio is read without a problem', () => {
  for (const text of [script, script.replaceAll('\n', '\r\n')]) {
    const read = { files: [{ path: 'shop.sql', text }], problems: [], skipped: [] };
    const opened = runAtOnce(source.readInSteps({ read, options: {} }));
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.problems).toEqual([]);
    expect(opened.value.report?.remarks.filter(({ kind }) => kind === 'warning')).toEqual([]);
    const [customer, order, ...others] = opened.value.models.map(({ definition }) => definition);
    expect(others).toEqual([]);
    expect(customer).toMatchObject({
      name: 'Customer',
      description: 'Who buys; and pays',
      options: { mssql: { schema: 'dbo', table: 'Customer' } },
      properties: {
        id: { type: 'number', id: true, generated: true },
        fullName: { type: 'string', required: true, length: 50, mssql: { columnName: 'Full Name' } },
        credit: { type: 'number', precision: 18, scale: 2 },
        version: { type: 'buffer', mssql: { columnName: 'Version', dataType: 'timestamp' } },
      },
      relations: { order: { type: 'hasOne', model: 'Order' } },
    });
    for (const filled of ['label', 'version', 'notes'])
      expect(customer).not.toHaveProperty(['properties', filled, 'required']);
    expect(order).toMatchObject({
      name: 'Order',
      options: { mssql: { schema: 'sales', table: 'Order' } },
      properties: {
        id: { type: 'string', id: true, defaultFn: 'uuidv4' },
        customerId: { type: 'number', required: true, index: { unique: true } },
        isPaid: { type: 'boolean', default: false },
      },
      relations: { customer: { type: 'belongsTo', model: 'Customer' } },
    });
  }
});
